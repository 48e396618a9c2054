import { expect, test } from 'vitest';
import { parseTemplate } from '#runbooks/templates/template.ts';

test('cuts a template into texts and outputs, with the variables of each', () => {
  expect(parseTemplate('p99 of {{ service }}: {{ metrics.p99 | round: 2 }}')).toEqual({
    ok: true,
    template: {
      source: 'p99 of {{ service }}: {{ metrics.p99 | round: 2 }}',
      parts: [
        { kind: 'text', text: 'p99 of ' },
        { kind: 'output', content: 'service', variables: ['service'], offset: 7 },
        { kind: 'text', text: ': ' },
        { kind: 'output', content: 'metrics.p99 | round: 2', variables: ['metrics.p99'], offset: 22 },
      ],
    },
  });
});

test.each([
  '{% assign a = 1 %}',
  '{% raw %}{{ a }}{% endraw %}',
  '{% include "x" %}',
  '{{ a | where: "b" }}',
  '{{ a | raw }}',
])('refuses %s', (text) => {
  expect(parseTemplate(text).ok).toBe(false);
});

test.each(['{{ a }}'.repeat(201), 'x'.repeat(65_537)])(
  'refuses a template that is too large to be followed',
  (text) => {
    expect(parseTemplate(text)).toMatchObject({ ok: false, message: expect.stringContaining('at most') });
  },
);
