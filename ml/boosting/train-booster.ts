import { baseMarginsOf } from './base-margins-of.ts';
import { readBoostOptions } from './boost-options.ts';
import type { BoostOptionsInput } from './boost-options.ts';
import type { BoostedTree, Booster } from './booster.ts';
import { untilBestRound } from './booster.ts';
import type { BoostingData } from './boosting-data.ts';
import { checkBoostingData } from './check-boosting-data.ts';
import { EarlyStopping } from './early-stopping.ts';
import { objectiveTable } from './objectives/objective-table.ts';
import { addTreeMargins } from './predict-margins.ts';
import { RoundGrower } from './round-grower.ts';
import { startMargins } from './start-margins.ts';

/** Rows kept apart, on which to see when to stop. */
export interface Watch {
  readonly data: BoostingData;
  /** Training ends after so many rounds without a lower loss; only watched where left out. */
  readonly earlyStoppingRounds?: number;
}

/** What training told on its way. */
export interface TrainedBooster {
  /** With early stopping: up to its best round. */
  readonly booster: Booster;
  /** Loss of the watched rows after each round; empty without any. */
  readonly watched: readonly number[];
}

/**
 * Trains gradient boosted trees as XGBoost's `hist` does (Chen & Guestrin, KDD 2016). Equal data, options and seed give an equal booster, bit for bit.
 * Works in the calling thread until it is done. Throws a RangeError that names the option, or the row, that is wrong.
 */
export function trainBooster(data: BoostingData, input: BoostOptionsInput, watch?: Watch): TrainedBooster {
  const options = readBoostOptions(input);
  const { objective: objectiveName, classCount: outputCount } = options;
  checkBoostingData(data, options);
  if (watch !== undefined) checkBoostingData(watch.data, options, data.rows.featureCount);
  const objective = objectiveTable[objectiveName];
  const baseScore = Array.from({ length: outputCount }, () => Math.fround(options.baseScore));
  const base = baseMarginsOf({ objective: objectiveName, baseScore });
  const margins = startMargins(base, data.rows.rowCount, data.baseMargin);
  const watched = watch && { ...watch, margins: startMargins(base, watch.data.rows.rowCount, watch.data.baseMargin) };
  const stopping = new EarlyStopping(watch?.earlyStoppingRounds ?? null);
  const grower = new RoundGrower(data, options);
  const trees: BoostedTree[] = [];
  const roundStart = [0];
  for (let round = 0; round < options.rounds && !stopping.isOver; round += 1) {
    const ofRound = grower.grow(margins);
    trees.push(...ofRound);
    roundStart.push(trees.length);
    if (watched === undefined) continue;
    addTreeMargins(ofRound, outputCount, watched.data.rows, watched.margins);
    stopping.note(objective.loss(watched.margins, watched.data, outputCount));
  }
  const booster: Booster = {
    objective: objectiveName,
    outputCount,
    featureCount: data.rows.featureCount,
    featureNames: null,
    baseScore,
    trees,
    roundStart,
    linear: null,
    bestRound: stopping.bestRound,
  };
  return { booster: untilBestRound(booster), watched: stopping.losses };
}
