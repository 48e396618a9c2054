import type { SeverityVerdict } from '#domain/severity-judgement.ts';
import { worseSeverity, type Severity } from '#domain/severity.ts';
import { floorsUnder } from './floors.ts';
import type { SeverityFacts } from './severity-facts.ts';

/** Severity without hint or floor. */
export const usualSeverity: Severity = 'sev3';

/** Judges severity by rules alone: the sender's hint, raised to the worst floor that applies. */
export function judgeByRules(facts: SeverityFacts): SeverityVerdict {
  const floors = floorsUnder(facts);
  const hinted = facts.hint ?? usualSeverity;
  const severity = floors.reduce((worst, { atLeast }) => worseSeverity(worst, atLeast), hinted);
  const verdict = { severity, by: 'rules', floors, contributions: [], score: null, probabilities: null } as const;
  const said = facts.hint === null ? 'the sender gave no severity' : `the sender said ${facts.hint}`;
  const [floor] = floors;
  if (floor === undefined) {
    const why = facts.hint === null ? `${said} and no rule raises it from ${usualSeverity}` : said;
    return { ...verdict, reason: why };
  }
  const raises = severity === floor.atLeast && hinted !== floor.atLeast;
  return {
    ...verdict,
    reason: raises ? `${floor.text}, so at least ${floor.atLeast} (${said})` : `${said}; also, ${floor.text}`,
  };
}
