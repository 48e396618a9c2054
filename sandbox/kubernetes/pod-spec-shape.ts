import { z } from 'zod';
import { metadataShape, quantities } from './metadata-shape.ts';
import { isQuantity } from './quantity.ts';

const readable = quantities.refine((list) => Object.values(list ?? {}).every(isQuantity), {
  message: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
});

const container = z.looseObject({
  name: z.string().default(''),
  image: z.string().default(''),
  env: z.array(z.looseObject({ name: z.string().default(''), value: z.string().nullish() })).nullish(),
  resources: z.looseObject({ requests: readable, limits: readable }).nullish(),
});

/** The fields of a pod spec that the sandbox looks at; others pass as they are. */
export const podSpecShape = z.looseObject({
  containers: z.array(container).default([]),
  initContainers: z.array(container).nullish(),
  nodeName: z.string().nullish(),
  nodeSelector: z.record(z.string(), z.string()).nullish(),
  restartPolicy: z.string().nullish(),
  terminationGracePeriodSeconds: z.int().nullish(),
  activeDeadlineSeconds: z.int().nullish(),
  tolerations: z.array(z.looseObject({ key: z.string().nullish(), effect: z.string().nullish() })).nullish(),
  volumes: z
    .array(
      z.looseObject({
        name: z.string().default(''),
        persistentVolumeClaim: z.looseObject({ claimName: z.string() }).nullish(),
      }),
    )
    .nullish(),
});

export const podTemplateShape = z.looseObject({ metadata: metadataShape.nullish(), spec: podSpecShape.nullish() });
