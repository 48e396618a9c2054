import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockTexts, renderBlock } from '#runbooks/templates/render-block.ts';
import { anyHostileValue } from '#tests/runbooks/hostile-values.ts';

const block = { a: 'x {{ v }}', list: ['{{ v }}', 1, null, { '{{ v }}': true }], 'b.c': { d: '{{ deep.er }}' } };

test('fills in the texts of a block, wherever they stand', () => {
  expect(renderBlock(block, { v: 'y', deep: { er: [1, 2] } })).toEqual({
    ok: true,
    value: { a: 'x y', list: ['y', 1, null, { '{{ v }}': true }], 'b.c': { d: [1, 2] } },
  });
});

test('says which value is missing', () => {
  expect(renderBlock({ a: '{{ v }}' }, {})).toEqual({ ok: false, message: 'v is not known' });
  expect(renderBlock(['{{ v }}!'], {})).toEqual({ ok: false, message: '{{ v }}!: v is not known' });
});

test('names every template with its place', () => {
  const fields = blockTexts(block, ['body']).map((text) => text.field);
  expect(fields).toEqual([
    ['body', 'a'],
    ['body', 'list', 0],
    ['body', 'b.c', 'd'],
  ]);
});

test('whatever a label holds stays one value of the JSON, as it was', () => {
  fc.assert(
    fc.property(anyHostileValue, (value) => {
      const rendered = renderBlock({ a: '<{{ v }}>', b: '{{ v }}', c: 1 }, { v: value });
      const text = value.toWellFormed();
      expect(rendered.ok && JSON.parse(JSON.stringify(rendered.value))).toEqual({ a: `<${text}>`, b: text, c: 1 });
    }),
    { numRuns: 100 },
  );
});
