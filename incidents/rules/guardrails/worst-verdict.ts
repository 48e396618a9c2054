import { allow, type Verdict } from './guardrail.ts';

/**
 * What several findings of one rule come to: refused when one refuses, else waiting until the last of them is content.
 * The reason is that of every finding as severe as the result.
 */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const refusals = verdicts.filter((verdict) => verdict.verdict === 'refuse');
  if (refusals.length > 0) return { verdict: 'refuse', reason: reasonsOf(refusals) };
  const waits = verdicts.filter((verdict) => verdict.verdict === 'wait');
  if (waits.length === 0) return allow;
  const until = new Date(Math.max(...waits.map((wait) => wait.until.getTime())));
  return { verdict: 'wait', until, reason: reasonsOf(waits) };
}

function reasonsOf(verdicts: readonly { readonly reason: string }[]): string {
  return verdicts.map(({ reason }) => reason).join(' ');
}
