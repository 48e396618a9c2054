import { createHash } from 'node:crypto';
import type { HistoryRecord } from '#domain/history.ts';
import { examineSeverity, fitSeverity } from './examine-severity.ts';
import { factsOfHistory } from './facts-of-history.ts';
import { severityColumns } from './features.ts';
import type { SeverityExam, SeverityModel } from './severity-model.ts';

/** Fewer labelled incidents than this teach nothing that rules do not know. */
export const fewestIncidents = 60;

/** Standard errors by which a difference is above nothing with a probability of 95 %. */
const surely = 1.645;

/** What a history came to: a model that beats the rules, or the rules, and why. `why` is a sentence for people. */
export type TrainedSeverity =
  | { readonly kind: 'model'; readonly model: SeverityModel; readonly why: string }
  | { readonly kind: 'rules'; readonly exam: SeverityExam | null; readonly why: string };

/**
 * Learns severity from a team's history. The model is taken only where there are enough labelled incidents and it foretells later ones
 * better than the rules do in log loss, with a probability of 95 %; else the rules judge alone. Equal histories give equal
 * models.
 */
export function trainSeverity(records: readonly HistoryRecord[]): TrainedSeverity {
  const incidents = factsOfHistory(records);
  const latest = incidents.at(-1);
  if (latest === undefined || incidents.length < fewestIncidents) {
    const have = incidents.length === 1 ? '1 incident has' : `${incidents.length} incidents have`;
    return {
      kind: 'rules',
      exam: null,
      why: `The rules judge severity: ${have} a severity that people settled, at least ${fewestIncidents} are needed.`,
    };
  }
  const { exam, temperature } = examineSeverity(incidents);
  const figures =
    `log loss ${exam.logLoss.toFixed(3)} against ${exam.rulesLogLoss.toFixed(3)} of the rules ` +
    `on ${exam.count} later incidents (difference ${exam.gain.toFixed(3)} ± ${exam.gainError.toFixed(3)})`;
  if (!(exam.gain > surely * exam.gainError)) {
    return {
      kind: 'rules',
      exam,
      why: `The rules judge severity: what was learned does not surely beat them, ${figures}.`,
    };
  }
  const { weights, means, cuts } = fitSeverity(incidents);
  const content = {
    columns: [...severityColumns],
    weights: Array.from(weights),
    means: Array.from(means),
    cuts: [...cuts],
    temperature,
    incidents: incidents.length,
    until: latest.at,
    exam,
  };
  const id = `severity@${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)}`;
  return {
    kind: 'model',
    model: { version: 1, id, ...content },
    why: `Severity is judged by what ${incidents.length} incidents taught, above the rules' floors: ${figures}.`,
  };
}
