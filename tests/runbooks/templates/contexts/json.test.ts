import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#domain/run.ts';
import { render } from '#runbooks/templates/render.ts';

const json = (template: string, variables: Readonly<Record<string, Json>>): ReturnType<typeof render> =>
  render(template, variables, 'json');

test('values become what they are', () => {
  const variables = { text: 'a"b', count: 3, on: true, list: [1, { a: null }], object: { b: 'c' } };
  const rendered = json(
    '{"text": {{ text }}, "said": "{{ text }} {{ count }}", "count": {{ count }}, "on": {{ on }}, "list": {{ list }}, "object": {{ object }}}',
    variables,
  );
  if (!rendered.ok) throw new Error(rendered.message);
  expect(JSON.parse(rendered.text)).toEqual({ ...variables, said: 'a"b 3' });
});

test('stay within the place they were put into', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue(), (text, value) => {
      fc.pre(value !== null);
      const rendered = json('{"a": "<{{ text }}>", "b": [{{ value }}], "c": {{ text }}}', {
        text,
        value: value as Json,
      });
      if (!rendered.ok) throw new Error(rendered.message);
      expect(JSON.parse(rendered.text)).toEqual({ a: `<${text}>`, b: [JSON.parse(JSON.stringify(value))], c: text });
    }),
    { numRuns: 300 },
  );
});

test('a list or object within quotes is refused', () => {
  expect(json('"{{ v }}"', { v: [1] })).toMatchObject({ ok: false, message: expect.stringContaining('not one value') });
  expect(json('{{ v }}', { v: null })).toMatchObject({ ok: false, message: expect.stringContaining('no value') });
  expect(json('{{ empty }}', {}).ok).toBe(false);
});

test.each(['{"a": 1,}', "{'a': 1}", '{"a": {{ v }}', '', '"a\nb"', '01'])(
  'refuses the text %j, which is no JSON',
  (text) => {
    expect(json(text, { v: 1 })).toMatchObject({ ok: false, message: expect.stringContaining('not JSON') });
  },
);

test('refuses a value nested too deeply to be written', () => {
  let deep: Json = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(json('{{ v }}', { v: deep })).toMatchObject({
    ok: false,
    message: expect.stringContaining('nested too deeply'),
  });
});
