import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantAnswerSchema } from '#clients/prometheus/prometheus-answer.ts';

/** A value as Prometheus writes it. */
function write(value: number): string {
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return String(value);
}

test('reads every value that Prometheus can write, to the last bit', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const answer = { status: 'success', data: { resultType: 'scalar', result: [1772334000, write(value)] } };
      const { data } = instantAnswerSchema.parse(answer);
      const read = data.resultType === 'scalar' ? data.result.value : undefined;
      expect(read === value || (Number.isNaN(read) && Number.isNaN(value))).toBe(true);
    }),
  );
});
