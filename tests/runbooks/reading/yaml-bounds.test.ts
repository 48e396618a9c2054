import { describe, expect, test } from 'vitest';
import { yamlBoundsFault } from '#runbooks/reading/yaml-bounds.ts';

test('lets an ordinary text pass, with tabs within lines and either end of line', () => {
  expect(yamlBoundsFault('a: "x\ty"\r\nb: [é, 世界, 💩]\n')).toBeNull();
});

describe('a text is refused at the place', () => {
  test.each([
    ['a: x\0', 'U+0000', 4],
    ['a: \u0007', 'U+0007', 3],
    ['a: \u007f', 'U+007F', 3],
    ['a\rb', 'U+000D', 1],
    ['a: x\u202ey', 'U+202E', 4],
    ['a: \u2066', 'U+2066', 3],
    ['a: \u2028', 'U+2028', 3],
    ['a: \ufeff', 'U+FEFF', 3],
    ['a: \ud800', 'U+D800', 3],
  ])('of a character that may not stand there: %j', (text, name, offset) => {
    expect(yamlBoundsFault(text)).toMatchObject({
      message: `the character ${name} may not stand here as it is`,
      offset,
    });
  });

  test.each([
    ['flow lists', '['.repeat(100_000)],
    ['flow maps', '{a: '.repeat(50_000)],
    ['block lists', '- '.repeat(100_000)],
    ['keys', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 200 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
  ])('where it is nested too deeply: %s', (_, text) => {
    expect(yamlBoundsFault(text)?.message).toContain('nested more than 150 levels deep');
  });

  test.each([
    ['keys', Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['keys on one line', `{${Array.from({ length: 40_000 }, (_, index) => `k${index}`).join(',')}}`],
    ['steps', `steps:\n${'- {type: wait}\n'.repeat(10_000)}`],
    ['quotes', '"'.repeat(200_000)],
    ['aliases', `[&a x${', *a'.repeat(50_000)}]`],
    ['comments', '#\n'.repeat(50_000)],
    ['documents', '---\n'.repeat(50_000)],
  ])('where it holds too many %s', (_, text) => {
    expect(yamlBoundsFault(text)).toMatchObject({ message: expect.stringContaining('more than 30000 words') });
  });
});

test('refuses a text of more than 524288 characters unread', () => {
  expect(yamlBoundsFault(`a: ${'x'.repeat(1 << 20)}`)).toMatchObject({
    offset: 0,
    fix: expect.stringContaining('split'),
  });
});
