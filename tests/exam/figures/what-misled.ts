import { causes } from '#ml/causes/catalogue.ts';
import { bearing } from '#ml/root-cause/weigh-evidence.ts';
import type { Mark } from '#tests/exam/mark-record.ts';

/** A finding that spoke more for the cause that came first than for the true one. */
export interface Misleading {
  readonly finding: string;
  readonly present: boolean;
  /** By how much, in log odds before findings of one group are counted as echoes. */
  readonly by: number;
  readonly text: string;
}

const mostNamed = 5;

/**
 * For an incident that was judged wrongly: the cause that came first instead of the true one, and the findings that put
 * it there, the strongest first. Findings that spoke for the true cause are not among them.
 */
export function whatMisled({
  record,
  judgement,
}: Mark): { readonly instead: string; readonly findings: readonly Misleading[] } | null {
  const instead = judgement.told?.cause ?? judgement.ranked[0]?.cause;
  const first = causes.find(({ id }) => id === instead);
  const truth = causes.find(({ id }) => id === record.plan.cause);
  if (first === undefined || truth === undefined || first === truth) return null;
  const findings = judgement.findings
    .map((finding): Misleading => {
      const by = Math.log(bearing(first, finding)) - Math.log(bearing(truth, finding));
      return { finding: finding.id, present: finding.present, by, text: finding.text };
    })
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by);
  return { instead: first.id, findings: findings.slice(0, mostNamed) };
}
