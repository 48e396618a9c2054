import type { LabelledFacts } from './facts-of-history.ts';
import { rankOf } from './features.ts';
import { judgeByRules } from './judge-by-rules.ts';

/** Imagined incidents that every verdict of the rules starts with, spread as all incidents are. */
const imagined = 10;

/**
 * The rules as a forecast: how often each severity came to pass after each verdict of theirs in the past, smoothed by how often it came
 * to pass at all. Without this the rules would be judged by certainties that they never claimed.
 */
export function rulesBaseline(past: readonly LabelledFacts[]): (facts: LabelledFacts['facts']) => readonly number[] {
  const verdicts = past.map(({ facts, level }) => ({ verdict: rankOf(judgeByRules(facts).severity), level }));
  const overall = shares(
    verdicts.map(({ level }) => level),
    [0.25, 0.25, 0.25, 0.25],
  );
  return (facts) => {
    const verdict = rankOf(judgeByRules(facts).severity);
    return shares(
      verdicts.filter((one) => one.verdict === verdict).map(({ level }) => level),
      overall,
    );
  };
}

function shares(levels: readonly number[], before: readonly number[]): readonly number[] {
  return before.map(
    (share, level) => (levels.filter((one) => one === level).length + imagined * share) / (levels.length + imagined),
  );
}
