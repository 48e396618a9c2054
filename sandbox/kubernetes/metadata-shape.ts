import { z } from 'zod';

const stringMap = z.record(z.string(), z.string()).nullish();

/** ObjectMeta as far as its types matter; unknown fields pass. */
export const metadataShape = z.looseObject({
  name: z.string().nullish(),
  generateName: z.string().nullish(),
  namespace: z.string().nullish(),
  labels: stringMap,
  annotations: stringMap,
  resourceVersion: z.string().nullish(),
  uid: z.string().nullish(),
  finalizers: z.array(z.string()).nullish(),
  ownerReferences: z
    .array(z.looseObject({ apiVersion: z.string(), kind: z.string(), name: z.string(), uid: z.string() }))
    .nullish(),
});

/** The shape of a kind that is checked no further than its metadata. */
export const plainShape = z.looseObject({ metadata: metadataShape });

export const labelSelectorShape = z.looseObject({
  matchLabels: stringMap,
  matchExpressions: z
    .array(
      z.looseObject({
        key: z.string(),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/** A count, or a percentage as text. */
export const countOrPercent = z.union([z.int(), z.string()]).nullish();

/** A quantity of JSON: text in Kubernetes' grammar, or a number. Whether the text can be read is checked later. */
export const quantities = z.record(z.string(), z.union([z.string(), z.number()])).nullish();
