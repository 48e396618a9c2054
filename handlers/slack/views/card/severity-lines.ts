import type { Incident } from '#domain/incident.ts';
import { mention, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

const contributionsShown = 3;
const rulesShown = 3;

/**
 * What stands behind the severity, as escaped mrkdwn lines: who set it, the rules that applied by name, how far the incident reaches,
 * what became of its like, and, where it was learned, the facts that weighed most; fewer where the detail has less room. Empty
 * before anything was judged.
 */
export function severityLines(
  { severityJudgement, severitySetBy }: Pick<Incident, 'severityJudgement' | 'severitySetBy'>,
  detail: Detail,
): readonly string[] {
  const byPerson = severitySetBy === null ? [] : [`Severity set by ${mention(severitySetBy)}`];
  if (severityJudgement === null) return byPerson;
  const { verdict, reach, escalations } = severityJudgement;
  const rules = verdict.floors.slice(0, rulesShown).map(({ id, atLeast }) => `${say(id, 40)} (at least ${atLeast})`);
  const weights = verdict.contributions
    .slice(0, contributionsShown)
    .map(
      ({ text, logOdds }) => `${say(text, detail.lineChars)} ${logOdds > 0 ? '+' : '−'}${Math.abs(logOdds).toFixed(1)}`,
    );
  const judged = severitySetBy === null ? '' : `, judged ${verdict.severity}`;
  const lines = [
    ...byPerson.map((line) => `${line}${judged}`),
    ...(rules.length === 0 ? [] : [`Severity rules: ${rules.join(', ')}`]),
    `Reach: ${say(reach, detail.lineChars)}`,
    ...(escalations === null ? [] : [say(escalations, detail.lineChars)]),
    ...(weights.length === 0 ? [] : [`Weighed by past incidents: ${weights.join(' · ')}`]),
  ];
  return lines.slice(0, detail.evidence - 1);
}
