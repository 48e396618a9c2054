import type { LabelledFacts } from './facts-of-history.ts';
import { rankOf, columnsThatOnlyRaise, severityVector } from './features.ts';
import { fitOrdinal } from './fit-ordinal.ts';
import { fitOrdinalTemperature, probabilityOf, type HeldOut } from './fit-ordinal-temperature.ts';
import { floorsUnder } from './floors.ts';
import { judgeByRules } from './judge-by-rules.ts';
import { levelProbabilities, medianLevel, ordinalScore, type OrdinalModel } from './ordinal.ts';
import { rulesBaseline } from './rules-baseline.ts';
import type { SeverityExam } from './severity-model.ts';

const blocks = 5;
const levelCount = 4;
/** Weights are taken to be of the order of 2: on these columns a larger one would turn sev4 into sev1 by itself. */
const precision = 0.25;

/** Fits the model to incidents. */
export function fitSeverity(past: readonly LabelledFacts[]): OrdinalModel {
  const rows = past.map(({ facts, level }) => ({ vector: severityVector(facts), level }));
  return fitOrdinal(rows, { levelCount, onlyRaises: columnsThatOnlyRaise, precision });
}

export interface ExaminedSeverity {
  readonly exam: SeverityExam;
  /** For the model that is fitted to everything, from all that was held out. */
  readonly temperature: number;
}

/**
 * Cross-validates by time: of five spans of equally many incidents, each but the first is foretold by a model of those before it, at a
 * temperature from the spans between; so nothing is scored that anything was tuned on. Wants the incidents oldest first.
 */
export function examineSeverity(incidents: readonly LabelledFacts[]): ExaminedSeverity {
  const heldOut: HeldOut[] = [];
  const marks: Mark[] = [];
  for (let block = 1; block < blocks; block += 1) {
    const past = incidents.slice(0, startOf(incidents, block));
    const model = fitSeverity(past);
    const foretoldByRules = rulesBaseline(past);
    const temperature = fitOrdinalTemperature(heldOut);
    const answers = incidents.slice(startOf(incidents, block), startOf(incidents, block + 1)).map((incident) => {
      const { facts, level } = incident;
      const one = { score: ordinalScore(model, severityVector(facts)), cuts: model.cuts, level };
      const byRules = foretoldByRules(facts)[level] ?? 0;
      marks.push(markOf(one, temperature, byRules, incident));
      return one;
    });
    heldOut.push(...answers);
  }
  return { exam: examOf(marks), temperature: fitOrdinalTemperature(heldOut) };
}

function startOf(incidents: readonly unknown[], block: number): number {
  return Math.floor((block * incidents.length) / blocks);
}

interface Mark {
  readonly lost: number;
  readonly lostByRules: number;
  readonly right: boolean;
  readonly rightByRules: boolean;
  /** By "at least this level": what was said, and what came to pass. */
  readonly forecasts: readonly { readonly said: number; readonly came: boolean }[];
}

function markOf(one: HeldOut, temperature: number, byRules: number, { facts, level }: LabelledFacts): Mark {
  const floor = Math.max(0, ...floorsUnder(facts).map(({ atLeast }) => rankOf(atLeast)));
  const cuts = one.cuts.map((cut) => cut / temperature);
  const levels = levelProbabilities(one.score / temperature, cuts);
  return {
    lost: -Math.log(probabilityOf(one, temperature)),
    lostByRules: -Math.log(byRules),
    right: Math.max(floor, medianLevel(one.score, one.cuts)) === level,
    rightByRules: rankOf(judgeByRules(facts).severity) === level,
    forecasts: cuts.map((_, at) => ({
      said: levels.slice(at + 1).reduce((sum, p) => sum + p, 0),
      came: level > at,
    })),
  };
}

function examOf(marks: readonly Mark[]): SeverityExam {
  const count = marks.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / count;
  const gains = marks.map(({ lost, lostByRules }) => lostByRules - lost);
  const gain = mean(gains);
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, count - 1);
  return {
    count,
    logLoss: mean(marks.map(({ lost }) => lost)),
    rulesLogLoss: mean(marks.map(({ lostByRules }) => lostByRules)),
    gain,
    gainError: Math.sqrt(variance / count),
    accuracy: mean(marks.map(({ right }) => Number(right))),
    rulesAccuracy: mean(marks.map(({ rightByRules }) => Number(rightByRules))),
    ece: calibrationError(marks.flatMap(({ forecasts }) => forecasts)),
  };
}

/** Mean distance between what was said and what came to pass, in ten bins of what was said, weighted by their sizes. */
function calibrationError(forecasts: readonly { readonly said: number; readonly came: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, came: 0 }));
  for (const { said, came } of forecasts) {
    const bin = bins[Math.min(9, Math.floor(said * 10))];
    if (bin === undefined) continue;
    bin.said += said;
    bin.came += Number(came);
  }
  return bins.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0) / forecasts.length;
}
