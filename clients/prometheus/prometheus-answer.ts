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

/** PromQL's remarks on an expression, which say nothing of missing data (util/annotations of Prometheus). */
const remark = /^PromQL (?:info|warning): /;

/**
 * What a successful answer may say beside its data. Thanos, Mimir and a Prometheus with remote reads warn when a store did not answer; a VictoriaMetrics
 * cluster says `isPartial` (https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#cluster-availability). Read as `missing`: null for a
 * whole answer, otherwise what is said of the part that is missing.
 */
const beside = { warnings: z.array(z.string()).default([]), isPartial: z.boolean().default(false) };

const withMissing = <D>({ data, warnings, isPartial }: { data: D; warnings: string[]; isPartial: boolean }) => {
  const told = warnings.filter((one) => !remark.test(one)).join('; ');
  return { data, missing: told || (isPartial ? 'a storage node did not answer' : null) };
};

/** The envelope of `/api/v1/query`: https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview. */
export const instantAnswerSchema = z
  .object({ status: z.literal('success'), data: instantData, ...beside })
  .transform(withMissing);

/** The envelope of `/api/v1/query_range`. */
export const rangeAnswerSchema = z
  .object({ status: z.literal('success'), data: rangeData, ...beside })
  .transform(withMissing);

/** The envelope of a refusal; `errorType` is `bad_data`, `execution`, `timeout`, `canceled`, `unavailable`, … */
export const errorAnswerSchema = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() });

function readNumber(text: string): number {
  if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
