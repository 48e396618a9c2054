import { z } from 'zod';

/** A metric's sample is `[unix seconds, "value"]`; the value is text so that it can say NaN and infinity. */
const sample = z.tuple([z.number(), z.string()]).transform(([, text]) => readNumber(text));
const labels = z.record(z.string(), z.string());
/** A line is `["unix nanoseconds", "text"]`; a third element holds its structured metadata. */
const line = z.tuple([z.string().regex(/^\d{1,19}$/), z.string()], z.unknown());

/**
 * `data` of a query (https://grafana.com/docs/loki/latest/reference/loki-http-api/#query-logs-within-a-range-of-time).
 * What type it has is up to the expression: lines for a log query, numbers for a metric query.
 */
const data = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: sample })) }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
  z.object({ resultType: z.literal('streams'), result: z.array(z.object({ stream: labels, values: z.array(line) })) }),
  z.object({ resultType: z.literal('matrix'), result: z.unknown() }),
]);

/** What a query's expression gave. */
export type LokiData = z.infer<typeof data>;

/** The envelope of `/loki/api/v1/query` and `/loki/api/v1/query_range`. */
export const lokiAnswerSchema = z.object({ status: z.literal('success'), data });

function readNumber(text: string): number {
  if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
