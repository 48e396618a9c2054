import { z } from 'zod';
import { unsupportedValue, forbiddenField, invalidValue } from './field-problems.ts';
import type { Json } from './json-value.ts';
import { badRequest, invalid } from './status-error.ts';

const policies = ['Foreground', 'Background', 'Orphan'];
const deleteOptions = z.looseObject({
  gracePeriodSeconds: z.int().nullish(),
  orphanDependents: z.boolean().nullish(),
  propagationPolicy: z.string().nullish(),
  preconditions: z.looseObject({ uid: z.string().nullish(), resourceVersion: z.string().nullish() }).nullish(),
  dryRun: z.array(z.string()).nullish(),
});

export type DeleteOptions = z.infer<typeof deleteOptions>;

/**
 * The options of a DELETE or of an eviction. A body is heard alone; without one the query parameters count, as in the
 * real API server. Throws 400 for a field of the wrong type and 422 for a value that means nothing.
 */
export function parseDeleteOptions(body: Json, query: URLSearchParams): DeleteOptions {
  const parsed = deleteOptions.safeParse(body ?? fromQuery(query));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`DeleteOptions: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const options = parsed.data;
  const { propagationPolicy, orphanDependents, dryRun, gracePeriodSeconds } = options;
  const hasBoth = isGiven(propagationPolicy) && isGiven(orphanDependents);
  const problems = [
    ...(hasBoth
      ? [
          invalidValue(
            'propagationPolicy',
            propagationPolicy,
            'orphanDependents and deletionPropagation cannot be both set',
          ),
        ]
      : []),
    ...(!isGiven(propagationPolicy) || policies.includes(propagationPolicy)
      ? []
      : [unsupportedValue('propagationPolicy', propagationPolicy, [...policies, 'nil'])]),
    ...((gracePeriodSeconds ?? 0) < 0 ? [forbiddenField('gracePeriodSeconds', 'must not be negative')] : []),
    ...((dryRun ?? []).every((entry) => entry === 'All') ? [] : [unsupportedValue('dryRun', dryRun, ['All'])]),
  ];
  if (problems.length > 0) throw invalid({ kind: 'DeleteOptions', group: 'meta.k8s.io' }, '', problems);
  return options;
}

export function isDryRun(options: DeleteOptions): boolean {
  return (options.dryRun ?? []).length > 0;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function fromQuery(query: URLSearchParams): Json {
  const grace = query.get('gracePeriodSeconds');
  const orphan = query.get('orphanDependents');
  const policy = query.get('propagationPolicy');
  return {
    ...(grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
    ...(orphan === null ? {} : { orphanDependents: orphan === 'true' }),
    ...(policy === null ? {} : { propagationPolicy: policy }),
    dryRun: query.getAll('dryRun').filter((value) => value !== ''),
  };
}
