import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

const argument = (template: string, v: string | number): ReturnType<typeof render> =>
  render(template, { v }, 'argument');

test.each([
  ['{{ v }}', '; rm -rf / $(x) `y` "\'\n'],
  ['--name={{ v }}', '-rf'],
  ['-n{{ v }}', '5'],
  ['-', 'x'],
  ['{{ v }}', ''],
  ['{{ v }}', '@file'],
  ['a-{{ v }}', '-b'],
])('%s takes %j as it is', (template, value) => {
  expect(argument(template, value)).toEqual({ ok: true, text: template.replace('{{ v }}', value) });
});

test.each([
  ['{{ v }}', '-rf', 'would be read as an option: put -- before it or write --name={{ x }}'],
  ['{{ v }}', -5, 'would be read as an option'],
  ['{{ v }}x', '--', 'would be read as an option'],
  ['-{{ v }}', 'rf', 'would name an option'],
  ['--{{ v }}', 'exec=x', 'would name an option'],
  ['--na{{ v }}', 'me=x', 'would name an option'],
  ['{{ v }}', 'a\0b', 'NUL'],
  ['{{ v }}', 'x'.repeat(4097), 'longer than 4096'],
])('%s refuses %j', (template, value, reason) => {
  expect(argument(template, value)).toMatchObject({ ok: false, message: expect.stringContaining(reason) });
});
