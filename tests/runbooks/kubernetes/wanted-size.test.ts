import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuantity } from '#runbooks/kubernetes/quantity.ts';
import { parseSize, type SizeUnit, wantedSize } from '#runbooks/kubernetes/wanted-size.ts';

const wanted = (size: string, present: string | null, most: string | null = null, unit: SizeUnit = 'bytes') => {
  const request = parseSize(size);
  if (request === null) throw new Error(`${size} is no size`);
  return wantedSize(request, present, most, unit);
};

test.each([
  ['768Mi', null, '768Mi'],
  ['0.5Gi', '1Gi', '0.5Gi'],
  ['+50%', '512Mi', '768Mi'],
  ['-50%', '1Gi', '512Mi'],
  ['x2', '1Gi', '2Gi'],
  ['x1.5', '100Mi', '150Mi'],
  ['+256Mi', '1Gi', '1280Mi'],
  ['-256Mi', '1Gi', '768Mi'],
  ['+10%', '1001Ki', '2Mi'],
])('makes of %s upon %s %s', (size, present, result) => {
  expect(wanted(size, present)).toEqual({ ok: true, size: result });
});

test('counts cores in thousandths', () => {
  expect(wanted('+50%', '500m', null, 'cores')).toEqual({ ok: true, size: '750m' });
  expect(wanted('x2', '500m', null, 'cores')).toEqual({ ok: true, size: '1' });
});

test('stops at the cap, and refuses where it is reached already', () => {
  expect(wanted('x4', '1Gi', '2Gi')).toEqual({ ok: true, size: '2Gi' });
  expect(wanted('8Gi', '1Gi', '2Gi')).toEqual({ ok: true, size: '2Gi' });
  expect(wanted('x2', '2Gi', '2Gi')).toEqual({ ok: false, reason: 'it is 2Gi already, and at most 2Gi is allowed' });
});

test('refuses a change relative to nothing, and one that leaves nothing', () => {
  expect(wanted('+50%', null)).toMatchObject({ ok: false, reason: expect.stringContaining('give the whole size') });
  expect(wanted('-2Gi', '1Gi')).toEqual({ ok: false, reason: 'nothing would be left of it' });
});

test.each(['', '+', 'x0', 'x', '0', '-100%', '+-5', '++1Gi', '50 %', 'x2x2', '1Gi ', '+5e3%', '{{ n }}'])(
  'takes %j for no size',
  (text) => {
    expect(parseSize(text)).toBeNull();
  },
);

test('never passes the cap, whatever is asked for', () => {
  const mebibytes = fc.integer({ min: 1, max: 1_000_000 });
  const size = fc.oneof(
    mebibytes.map((amount) => `${amount}Mi`),
    fc.integer({ min: 0, max: 999 }).map((percent) => `+${percent}%`),
    fc.integer({ min: 1, max: 999 }).map((times) => `x${times}`),
  );
  fc.assert(
    fc.property(size, mebibytes, mebibytes, (text, present, most) => {
      const result = wanted(text, `${present}Mi`, `${most}Mi`);
      const cap = parseQuantity(`${most}Mi`) ?? 0n;
      expect(!result.ok || (parseQuantity(result.size) ?? 0n) <= cap).toBe(true);
    }),
  );
});
