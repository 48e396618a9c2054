import { posteriorOf } from '#ml/posterior.ts';
import type { ExamRecord } from '#tests/exam/exam-record.ts';
import { calibrationError } from '#tests/exam/figures/calibration-error.ts';
import { rightCauses } from '#tests/exam/showings.ts';

/** How honest the posterior's confidence is at one temperature. */
export interface TemperatureTrial {
  readonly temperature: number;
  /** Mean of −ln p, where p is the confidence in "the most probable cause is right" or in its opposite, as it came out. */
  readonly logLoss: number;
  readonly ece: number;
}

const temperatures = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5, 3];
/** A confidence of 1 that is wrong would cost infinitely much. */
const leastDoubt = 1e-6;

/** Tries temperatures of the evidence on records, the one with the least log loss first. */
export function fitPosteriorTemperature(records: readonly ExamRecord[]): readonly TemperatureTrial[] {
  return temperatures
    .map((temperature) => {
      const answers = records.flatMap(({ plan, judgement }) => {
        if (judgement === null) return [];
        const [first] = posteriorOf(judgement.classification, judgement.findings, { temperature }).causes;
        if (first === undefined) return [];
        return [{ confidence: first.probability, right: rightCauses(plan).has(first.cause.id) }];
      });
      const losses = answers.map(
        ({ confidence, right }) => -Math.log(Math.max(leastDoubt, right ? confidence : 1 - confidence)),
      );
      const logLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
      return { temperature, logLoss, ece: calibrationError(answers) };
    })
    .toSorted((a, b) => a.logLoss - b.logLoss);
}
