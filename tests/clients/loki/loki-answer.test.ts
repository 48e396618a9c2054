import { expect, test } from 'vitest';
import { lokiAnswerSchema } from '#clients/loki/loki-answer.ts';

const read = (resultType: string, result: unknown) =>
  lokiAnswerSchema.safeParse({ status: 'success', data: { resultType, result, stats: { summary: {} } } });

test('reads values that are not numbers, and infinite ones', () => {
  const values = ['NaN', '+Inf', '-Inf', '9.8e+01'].map((text) => ({ metric: {}, value: [1, text] }));
  expect(read('vector', values).data?.data.result).toEqual(
    [Number.NaN, Infinity, -Infinity, 98].map((value) => ({ metric: {}, value })),
  );
});

test.each([
  ['vector', [{ metric: {}, value: [1] }]],
  ['streams', [{ stream: {}, values: [['yesterday', 'x']] }]],
  ['streams', [{ stream: {}, values: [[1, 'x']] }]],
  ['tables', []],
])('refuses %s of %j', (resultType, result) => {
  expect(read(resultType, result).success).toBe(false);
});

test('refuses an envelope that says no success', () => {
  expect(lokiAnswerSchema.safeParse({ status: 'error', data: { resultType: 'vector', result: [] } }).success).toBe(
    false,
  );
});
