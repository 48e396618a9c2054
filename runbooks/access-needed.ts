import { flatten } from './flow.ts';
import type { Runbook } from './runbook.ts';
import type { AccessNeed } from './step-type.ts';

/** What a runbook must be allowed to do in the cluster, with the runbooks it calls; each need once, in order. */
export function accessNeeded(runbook: Pick<Runbook, 'steps' | 'verify'>): readonly AccessNeed[] {
  const needs = new Map<string, AccessNeed>();
  for (const { step } of flatten(runbook)) {
    for (const need of step.body.access) needs.set(`${need.kind} ${need.subresource ?? ''} ${need.verb}`, need);
  }
  return [...needs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}
