import { z } from 'zod';

/** Prometheus writes a sample as `[unix seconds, "value"]`; the value is text so that it can say NaN and infinity. */
const sample = z.tuple([z.number(), z.string()]).transform(([seconds, text]) => ({
  at: new Date(Math.round(seconds * 1000)),
  value: readNumber(text),
}));
const labels = z.record(z.string(), z.string());

/** `data` of an instant query. Native histograms have no single value: `histogram` stands where `value` would. */
const instantData = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: labels, value: sample.optional(), histogram: z.unknown().optional() })),
  }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
  z.object({ resultType: z.literal('string'), result: z.unknown() }),
  z.object({ resultType: z.literal('matrix'), result: z.unknown() }),
]);
export type InstantData = z.infer<typeof instantData>;

const rangeData = z.object({
  resultType: z.literal('matrix'),
  result: z.array(
    z.object({ metric: labels, values: z.array(sample).default([]), histograms: z.unknown().optional() }),
  ),
});
export type RangeData = z.infer<typeof rangeData>;

const warnings = z.array(z.string()).default([]);

/** The envelope of `/api/v1/query`: https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview. */
export const instantAnswerSchema = z.object({ status: z.literal('success'), data: instantData, warnings });

/** The envelope of `/api/v1/query_range`. */
export const rangeAnswerSchema = z.object({ status: z.literal('success'), data: rangeData, warnings });

/** The envelope of a refusal; `errorType` is `bad_data`, `execution`, `timeout`, `canceled`, `unavailable`, … */
export const errorAnswerSchema = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() });

function readNumber(text: string): number {
  if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
