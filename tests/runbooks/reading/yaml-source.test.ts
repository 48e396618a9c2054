import { describe, expect, test } from 'vitest';
import { readYaml, type YamlSource } from '#runbooks/reading/yaml-source.ts';

const text =
  'a: one\nlist:\n  - x\n  - "y z"\nmap: {k: v}\nlong: |\n  first\n  second\nempty:\nalias: &n [1]\nagain: *n\n';

function source(): YamlSource {
  const read = readYaml(text);
  if (!read.ok) throw new Error('the text is sound');
  return read.source;
}

describe('a field is found', () => {
  test.each<readonly [path: readonly (string | number)[], what: 'key' | 'value', line: number, column: number]>([
    [['a'], 'value', 1, 4],
    [['a'], 'key', 1, 1],
    [['list', 1], 'value', 4, 5],
    [['map', 'k'], 'value', 5, 10],
    [['map', 'k'], 'key', 5, 7],
    [['long'], 'value', 6, 7],
    [['again', 0], 'value', 10, 12],
    [['map', 'missing', 'deeper'], 'value', 5, 6],
    [['nowhere'], 'value', 1, 1],
  ])('at %j (%s)', (path, what, line, column) => {
    expect(source().locate(path, what)).toEqual({ line, column });
  });

  test('down to a character of a text on one line', () => {
    expect(source().locateInText(['list', 1], 2)).toEqual({ line: 4, column: 8 });
    expect(source().locateInText(['a'], 2)).toEqual({ line: 1, column: 6 });
    expect(source().locateInText(['long'], 7)).toEqual({ line: 6, column: 7 });
  });
});

test('reads YAML 1.2: yes is a text, and nothing is executed', () => {
  const read = readYaml('a: yes\nb: 0o17\nc: 2024-01-01\n');
  expect(read.ok && read.source.value).toEqual({ a: 'yes', b: 15, c: '2024-01-01' });
  expect(readYaml('a: !!js/function "x"\n').ok).toBe(false);
});

describe('a hostile text', () => {
  const nine = (name: string): string => `[${Array.from({ length: 9 }, () => name).join(', ')}]`;

  test.each<readonly [text: string, line: number, column: number, message: string]>([
    [`a: &a ${nine('lol')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: ${nine('*c')}`, 2, 8, 'multiply the document'],
    ['a: 1\n---\nb: 2\n', 2, 1, 'more than one document'],
    ['a: 1\n...\nb: 2\n', 3, 1, 'more than one document'],
    ['a:\n\t- b\n', 2, 1, 'a tab is used to indent'],
    ['a: 1\r\nb: 2\r\na: 3\r\n', 3, 1, 'a second time'],
    ['\ufeffa: 1\n__proto__: 2\n', 2, 1, '__proto__'],
    ['\ufeffa: !x 1', 1, 4, 'Unresolved tag'],
    ['a: !!js/function "x"', 1, 4, 'Unresolved tag'],
    ['x: |\n  é\n  \u202e\n', 3, 3, 'U+202E'],
  ])('%j is refused with its place', (text, line, column, message) => {
    const read = readYaml(text);
    const problem = { line, column, message: expect.stringContaining(message), fix: expect.stringMatching(/./) };
    expect(read).toEqual({ ok: false, problems: [problem] });
  });

  test('is not repeated at length in what is said about it', () => {
    const read = readYaml(`a: ${'!'.repeat(1000)}`);
    expect(read.ok ? [] : read.problems.map(({ message }) => message.length < 400)).toEqual([true, true]);
  });

  test.each([
    ['keys', Array.from({ length: 4000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['keys on one line', `{${Array.from({ length: 9000 }, (_, index) => `k${index}`).join(',')}}`],
    ['mistakes', 'a: ]\n'.repeat(4500)],
    ['anchors', Array.from({ length: 3000 }, (_, index) => `k${index}: &a${index} x`).join('\n')],
    ['aliases', `a: &a x\nl: [${'*a,'.repeat(9000)}]`],
    ['folds', `a: "${' \n'.repeat(200_000)}"`],
  ])('of as many %s as are read takes no long time', (_, text) => {
    const before = performance.now();
    readYaml(text);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

test('reads lines that end in CR LF, and tells places in them', () => {
  const read = readYaml('a: 1\r\nb:\r\n  - "x"\r\nc: |\r\n  one\r\n  two\r\n');
  if (!read.ok) throw new Error('the text is sound');
  expect(read.source.value).toEqual({ a: 1, b: ['x'], c: 'one\ntwo\n' });
  expect(read.source.locate(['b', 0])).toEqual({ line: 3, column: 5 });
});

test('reads a text after a byte order mark, whose columns count from behind it', () => {
  const read = readYaml('\ufeffa: xyz\n');
  expect(read.ok && read.source.locateInText(['a'], 1)).toEqual({ line: 1, column: 5 });
});

test('keeps what YAML 1.1 reads as true, false or a number of another kind as the text that it is', () => {
  const read = readYaml('a: [yes, no, on, off, 1:30, 1_000]\n');
  expect(read.ok && read.source.value).toEqual({ a: ['yes', 'no', 'on', 'off', '1:30', '1_000'] });
});
