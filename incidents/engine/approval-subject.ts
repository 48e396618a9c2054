import { createHash } from 'node:crypto';
import type { PlannedChange } from '#domain/change.ts';
import type { Json } from '#domain/run.ts';

/** What an approval of a change is bound to: exactly what would be sent, and the target as it was shown. */
export function changeSubject({ action, target, rendered, fingerprint }: PlannedChange): string {
  return hashOf({ action, target: { ...target }, rendered, fingerprint });
}

/** What an approval of a whole run is bound to: the runbook's exact text and the values it will be rendered with. */
export function runSubject(runbookHash: string, variables: Readonly<Record<string, Json>>): string {
  return hashOf([runbookHash, variables]);
}

function hashOf(value: Json): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** JSON with sorted keys: the database keeps a jsonb object's keys in an order of its own. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Readonly<Record<string, Json>>).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
