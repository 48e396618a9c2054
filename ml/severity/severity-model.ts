import { z } from 'zod';
import { severities, type Severity } from '#domain/severity.ts';
import type { Contribution } from '#domain/severity-judgement.ts';
import { severityColumns, severityFeatures, severityVector } from './features.ts';
import { levelProbabilities, medianLevel, ordinalScore } from './ordinal.ts';
import type { SeverityFacts } from './severity-facts.ts';

const figure = z.number();

/** How the model did on incidents later than those it had learned from, beside the rules on the same ones. */
export const severityExamSchema = z
  .object({
    /** Incidents in the exam. */
    count: z.int().nonnegative(),
    /** Mean −log probability of what came to pass, in nats: smaller is better. */
    logLoss: figure,
    rulesLogLoss: figure,
    /** By how much the model is better an incident, and the standard error of that. */
    gain: figure,
    gainError: figure,
    /** Share of incidents whose severity was exactly right, floors applied. */
    accuracy: figure,
    rulesAccuracy: figure,
    /** Expected calibration error of "at least sev3", "at least sev2" and "sev1", in ten bins. */
    ece: figure,
  })
  .readonly();
export type SeverityExam = z.infer<typeof severityExamSchema>;

/** `severity.json`: a proportional-odds model of severity, learned from one team's history. */
export const severityModelSchema = z
  .object({
    version: z.literal(1),
    /** `severity@` and the first 12 digits of the content's hash. */
    id: z.string(),
    columns: z.array(z.string()).readonly(),
    weights: z.array(figure).readonly(),
    means: z.array(figure).readonly(),
    /** Between sev4 and sev3, sev3 and sev2, sev2 and sev1. */
    cuts: z
      .array(figure)
      .length(severities.length - 1)
      .readonly(),
    temperature: z.number().positive(),
    /** Incidents learned from, and the time of the latest. */
    incidents: z.int().positive(),
    until: z.coerce.date(),
    exam: severityExamSchema,
  })
  .refine(({ columns }) => columns.join() === severityColumns.join(), {
    path: ['columns'],
    message: 'are not what this program computes',
  })
  .refine(({ columns, weights, means }) => weights.length === columns.length && means.length === columns.length, {
    path: ['weights'],
    message: 'must be as many as columns and means',
  })
  .refine(({ cuts }) => cuts.every((cut, at) => at === 0 || cut > (cuts[at - 1] ?? cut)), {
    path: ['cuts'],
    message: 'must rise',
  })
  .readonly();
export type SeverityModel = z.infer<typeof severityModelSchema>;

/** What the model makes of the facts. */
export interface SeverityEstimate {
  /** The worst severity that is at least as likely reached as not. */
  readonly severity: Severity;
  /** Log-odds against the team's usual incident, calibrated. */
  readonly score: number;
  readonly probabilities: Readonly<Record<Severity, number>>;
  /** Strongest first; they sum to `score`. */
  readonly contributions: readonly Contribution[];
}

/** Asks the model. Never less severe when the hint, the tier, the services, the tenants, a blocked flow or the escalations get worse. */
export function estimateSeverity(model: SeverityModel, facts: SeverityFacts): SeverityEstimate {
  const { temperature } = model;
  const vector = severityVector(facts);
  const score =
    ordinalScore(
      { weights: Float64Array.from(model.weights), means: Float64Array.from(model.means), cuts: model.cuts },
      vector,
    ) / temperature;
  const cuts = model.cuts.map((cut) => cut / temperature);
  const levels = levelProbabilities(score, cuts);
  const [sev1 = 0, sev2 = 0, sev3 = 0, sev4 = 0] = levels.toReversed();
  return {
    severity: severities[severities.length - 1 - medianLevel(score, cuts)] ?? 'sev1',
    score,
    probabilities: { sev1, sev2, sev3, sev4 },
    contributions: contributionsOf(model, facts, vector),
  };
}

function contributionsOf(model: SeverityModel, facts: SeverityFacts, vector: Float64Array): readonly Contribution[] {
  let at = 0;
  const contributions = severityFeatures.map(({ columns, words }): Contribution => {
    let logOdds = 0;
    for (const _ of columns) {
      logOdds += ((model.weights[at] ?? 0) * ((vector[at] ?? 0) - (model.means[at] ?? 0))) / model.temperature;
      at += 1;
    }
    return { text: words(facts), logOdds };
  });
  return contributions
    .filter(({ logOdds }) => logOdds !== 0)
    .toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds));
}
