import type { Json } from './json-value.ts';
import { isDryRun, parseDeleteOptions } from './delete-options.ts';
import { parseEviction } from './evict-pod.ts';
import { unsupportedValue } from './field-problems.ts';
import type { Verb } from './resource-kind.ts';
import { invalid } from './status-error.ts';

type WriteVerb = Extract<Verb, 'create' | 'update' | 'patch' | 'delete' | 'deletecollection'>;

const optionKinds = { create: 'CreateOptions', update: 'UpdateOptions', patch: 'PatchOptions' } as const;

/**
 * Whether a write asks for `dryRun=All`: by the query, and for deletions by their options, which may stand in the
 * body. Any other value is a 422 about the options.
 */
export function wantsDryRun(
  verb: WriteVerb,
  subresource: string | undefined,
  query: URLSearchParams,
  body: Json,
): boolean {
  if (verb === 'delete' || verb === 'deletecollection') return isDryRun(parseDeleteOptions(body, query));
  const values = query.getAll('dryRun').filter((value) => value !== '');
  if (values.some((value) => value !== 'All')) {
    const subject = { kind: optionKinds[verb], group: 'meta.k8s.io' };
    throw invalid(subject, '', [unsupportedValue('dryRun', values, ['All'])]);
  }
  return values.length > 0 || (subresource === 'eviction' && isDryRun(parseEviction(body).options));
}
