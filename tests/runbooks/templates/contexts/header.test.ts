import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

const header = (template: string, v: string): ReturnType<typeof render> => render(template, { v }, 'header');

test.each([
  ['Bearer {{ v }}', 'abc, def; g', 'Bearer abc, def; g'],
  ['{{ v }}', 'Grüße', 'Grüße'],
  ['"{{ v }}"', 'a"b\\c', String.raw`"a\"b\\c"`],
  ['a; name="{{ v }}"; b', 'x; c=1', 'a; name="x; c=1"; b'],
  ['a="\\"{{ v }}"', '"', String.raw`a="\"\""`],
])('%s with %j is %s', (template, value, text) => {
  expect(header(template, value)).toEqual({ ok: true, text });
});

test.each([
  ['x {{ v }}', 'a\r\nSet-Cookie: b'],
  ['x {{ v }}', 'a\nb'],
  ['x {{ v }}', 'a\0'],
  ['x {{ v }}', 'a\u0085b'],
  ['x {{ v }}', 'a\u{1f600}'],
  ['x {{ v }}', '\u010d'],
  ['session={{ v }}', 'a; admin=1'],
  ['gzip, {{ v }}', 'br, zstd'],
  ['name={{ v }}', 'a"b'],
  ['"\\{{ v }}"', 'a'],
  ['a\tb', ''],
])('%s with %j is refused', (template, value) => {
  expect(header(template, value).ok).toBe(false);
});

test('what is let through is one header of the platform’s own, as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
      const rendered = header('<{{ v }}>', value);
      const sent = rendered.ok ? [...new Headers([['x', rendered.text]])] : 'refused';
      const sendable = /^[\u0020-\u007e\u00a0-\u00ff]*$/.test(value);
      expect(sent).toEqual(sendable ? [['x', `<${value}>`]] : 'refused');
    }),
    { numRuns: 300 },
  );
});
