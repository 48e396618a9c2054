import type { SeverityVerdict } from '#domain/severity-judgement.ts';
import { percent } from '#domain/percent.ts';
import { severities, worseSeverity, type Severity } from '#domain/severity.ts';
import { floorsUnder } from './floors.ts';
import { judgeByRules } from './judge-by-rules.ts';
import type { SeverityFacts } from './severity-facts.ts';
import { estimateSeverity, type SeverityModel } from './severity-model.ts';

/** Facts that one sentence can name. */
const factsNamed = 3;

/**
 * Judges how severe an incident is: by the model where the team's history carried one, else by the rules. Never milder than a floor
 * that applies. With rules alone also never milder than the sender said; a model may know better, and says so.
 */
export function assessSeverity(facts: SeverityFacts, model: SeverityModel | null): SeverityVerdict {
  if (model === null) return judgeByRules(facts);
  const { severity: learned, score, probabilities, contributions } = estimateSeverity(model, facts);
  const floors = floorsUnder(facts);
  const severity = floors.reduce((worst, { atLeast }) => worseSeverity(worst, atLeast), learned);
  const [floor] = floors;
  const strongest = contributions
    .slice(0, factsNamed)
    .map(({ text, logOdds }) => `${text} (${logOdds > 0 ? '+' : '−'}${Math.abs(logOdds).toFixed(1)})`);
  const grounds = strongest.length === 0 ? 'nothing about it is unusual' : strongest.join(', ');
  const atLeast = severityAtLeast(probabilities, learned);
  const told = `${model.incidents} past incidents make it ${learned} (${percent(atLeast)} at least that): ${grounds}`;
  return {
    severity,
    reason: floor !== undefined && severity !== learned ? `${floor.text}, so at least ${floor.atLeast}; ${told}` : told,
    by: 'model',
    floors,
    contributions,
    score,
    probabilities,
  };
}

function severityAtLeast(probabilities: Readonly<Record<Severity, number>>, severity: Severity): number {
  return severities.slice(0, severities.indexOf(severity) + 1).reduce((sum, one) => sum + probabilities[one], 0);
}
