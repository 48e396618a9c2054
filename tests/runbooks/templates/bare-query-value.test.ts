import { expect, test } from 'vitest';
import { bareQueryValue } from '#runbooks/templates/bare-query-value.ts';

test.each([1, -2.5, 1e21, '5m', '1h30m', '250ms'])('%s may stand outside quotes', (value) => {
  expect(bareQueryValue(value)).toEqual({ ok: true, text: String(value) });
});

test.each(['up', '5', '', true, Number.NaN, Number.POSITIVE_INFINITY, '5m or up', '５m', '5m\n'])(
  '%j may not',
  (value) => {
    expect(bareQueryValue(value).ok).toBe(false);
  },
);
