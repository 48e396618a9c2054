import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

const quantity = (template: string, v: string | number): ReturnType<typeof render> =>
  render(template, { v }, 'kubernetes-quantity');

test.each<readonly [template: string, value: string | number, text: string]>([
  ['{{ v }}', '512Mi', '512Mi'],
  ['{{ v }}', 2, '2'],
  ['{{ v }}', '1e3', '1e3'],
  ['{{ v }}Mi', 512, '512Mi'],
  ['{{ v }}m', '250', '250m'],
  ['1.5Gi', 0, '1.5Gi'],
])('%s with %j is %s', (template, value, text) => {
  expect(quantity(template, value)).toEqual({ ok: true, text });
});

test.each<readonly [template: string, value: string | number]>([
  ['{{ v }}', '512mi'],
  ['{{ v }}', -1],
  ['{{ v }}', '1 Gi'],
  ['{{ v }}', ''],
  ['{{ v }}', 'Infinity'],
  ['{{ v }}Mi', '1e3'],
  ['{{ v }}Mi', '5G'],
  ['{{ v }}Mi', -5],
  ['1{{ v }}', 'Gi'],
  ['{{ v }}XB', 1],
])('%s with %j is refused', (template, value) => {
  expect(quantity(template, value).ok).toBe(false);
});
