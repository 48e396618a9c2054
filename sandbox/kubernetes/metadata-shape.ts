import { z } from 'zod';

const stringMap = z.record(z.string(), z.string()).nullish();

/** ObjectMeta as far as its types matter; unknown fields pass. */
export const metadataShape = z.looseObject({
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string().optional(),
  labels: stringMap,
  annotations: stringMap,
  resourceVersion: z.string().optional(),
  uid: z.string().optional(),
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
        values: z.array(z.string()).optional(),
      }),
    )
    .nullish(),
});

export const podSpecShape = z.looseObject({
  containers: z.array(z.looseObject({ name: z.string().default(''), image: z.string().default('') })).default([]),
  nodeName: z.string().optional(),
  terminationGracePeriodSeconds: z.int().optional(),
});

export const podTemplateShape = z.looseObject({ metadata: metadataShape.optional(), spec: podSpecShape.optional() });
