import type { Finding } from '#domain/hypothesis.ts';
import type { Cause } from '#ml/causes/cause.ts';
import { findings as kinds, isFindingId, type FindingId } from '#ml/findings.ts';

/** Of the findings that echo a louder one of their group, how much each counts: the second 0.4, the third 0.16. */
const echo = 0.4;

/** Which findings were looked for, and whether they were seen. Several of one id count once, as present if any is. */
export type Seen = ReadonlyMap<FindingId, boolean>;

export function seenIn(findings: readonly Finding[]): Seen {
  const seen = new Map<FindingId, boolean>();
  for (const { id, present } of findings) {
    if (isFindingId(id)) seen.set(id, present || seen.get(id) === true);
  }
  return seen;
}

/** By how much what was seen, and what was looked for in vain, moves the log odds of a cause. 0 where nothing bears on it. */
export function weighEvidence(cause: Cause, seen: Seen): number {
  const groups = new Map<string, number[]>();
  for (const [id, ratio] of Object.entries(cause.evidence)) {
    const present = isFindingId(id) ? seen.get(id) : undefined;
    if (!isFindingId(id) || present === undefined) continue;
    const { group } = kinds[id];
    const logs = groups.get(group) ?? [];
    groups.set(group, logs);
    logs.push(Math.log(present ? ratio.ratioIfPresent : ratio.ratioIfAbsent));
  }
  return [...groups.values()].reduce((sum, logs) => sum + withEchoes(logs), 0);
}

/**
 * Naive Bayes would count one fact as often as it is told. The loudest of a group counts in full, every further one for less; what is added
 * for a cause still never lowers its odds.
 */
function withEchoes(logs: readonly number[]): number {
  return logs
    .toSorted((a, b) => Math.abs(b) - Math.abs(a) || b - a)
    .reduce((sum, log, place) => sum + log * echo ** place, 0);
}

/** The factor by which one finding alone moves the odds of a cause; 1 when it says nothing of it. */
export function bearing(cause: Cause, { id, present }: Pick<Finding, 'id' | 'present'>): number {
  const ratio = isFindingId(id) ? cause.evidence[id] : undefined;
  if (ratio === undefined) return 1;
  return present ? ratio.ratioIfPresent : ratio.ratioIfAbsent;
}
