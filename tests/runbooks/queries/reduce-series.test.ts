import { expect, test } from 'vitest';
import { reduceSeries } from '#runbooks/queries/reduce-series.ts';

const a = { labels: { pod: 'a', job: 'x' }, value: 1 };
const b = { labels: { pod: 'b', job: 'x' }, value: 2 };
const nan = { labels: { pod: 'c', job: 'x' }, value: Number.NaN };

test('one series is its value', () => {
  expect(reduceSeries([a], null)).toEqual({ kind: 'value', value: 1 });
});

test('several are ambiguous without a word on how to choose', () => {
  expect(reduceSeries([a, b], null)).toMatchObject({
    kind: 'ambiguous',
    reason: expect.stringContaining('differ in pod:'),
  });
});

test('values that are no number do not count', () => {
  expect(reduceSeries([nan, b], 'first')).toEqual({ kind: 'value', value: 2 });
  expect(reduceSeries([nan, b], 'avg')).toEqual({ kind: 'value', value: 2 });
  expect(reduceSeries([nan], 'max')).toMatchObject({ kind: 'none' });
  expect(reduceSeries([], 'sum')).toMatchObject({ kind: 'none' });
});

test('hundreds of thousands of series are one number too', () => {
  const many = Array.from({ length: 300_000 }, (_, value) => ({ labels: {}, value }));
  expect(reduceSeries(many, 'max')).toEqual({ kind: 'value', value: 299_999 });
  expect(reduceSeries(many, 'min')).toEqual({ kind: 'value', value: 0 });
});

test('a sum that no number can hold is no value', () => {
  const huge = { ...a, value: Number.MAX_VALUE };
  expect(reduceSeries([huge, huge], 'sum')).toMatchObject({ kind: 'none' });
});
