import { hypothesise } from '#ml/hypothesise.ts';
import { posteriorOf } from '#ml/posterior.ts';
import type { ExamRecord, Judgement } from './exam-record.ts';

/**
 * What the catalogue as it is now makes of the evidence that was found then: a changed ratio is scored in milliseconds,
 * without staging anything anew. `claimConfidence` as the policy has it.
 */
export function rejudge(record: ExamRecord, claimConfidence: number): ExamRecord {
  const { judgement } = record;
  if (judgement === null) return record;
  const { classification, findings } = judgement;
  const posterior = posteriorOf(classification, findings);
  const ranked = posterior.causes.map(({ cause, probability }) => ({ cause: cause.id, probability }));
  const hypothesis = hypothesise({ classification, findings, claimConfidence });
  return { ...record, judgement: { ...judgement, ranked, other: posterior.other, told: toldOf(hypothesis) } };
}

/** What of a hypothesis a record keeps. */
export function toldOf(hypothesis: ReturnType<typeof hypothesise>): Judgement['told'] {
  if (hypothesis === null) return null;
  const { cause, title, confidence, wording, evidence } = hypothesis;
  return { cause, title, confidence, wording, citations: evidence.filter(({ present }) => present).length };
}
