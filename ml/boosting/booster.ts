/** What a booster was trained for; XGBoost's names. */
export const objectiveNames = ['multi:softprob', 'binary:logistic', 'reg:squarederror'] as const;

export type ObjectiveName = (typeof objectiveNames)[number];

/**
 * One regression tree in XGBoost's layout: parallel columns, an entry for each node, node 0 the root. A value below a node's threshold goes
 * left, any other right, and an absent one where `defaultLeft` says.
 */
export interface BoostedTree {
  /** The output (for multi:softprob the class) whose margin the tree adds to. */
  readonly output: number;
  /** Children of a node; −1 on both sides makes it a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a split asks about; 0 for a leaf. */
  readonly feature: Int32Array;
  /** Threshold of a split; what a leaf adds to the margin, learning rate included. */
  readonly value: Float32Array;
  /** 1 where absent values go left. */
  readonly defaultLeft: Uint8Array;
  /** Loss reduction of a split (without the paper's factor ½, as XGBoost states it); 0 for a leaf. */
  readonly gain: Float32Array;
  /** Sum of second derivatives of the training rows that came to the node. */
  readonly cover: Float32Array;
  /** Best value for the node were it a leaf, before the learning rate. */
  readonly weight: Float32Array;
}

/** A linear model, as XGBoost's gblinear fits it. An absent value counts as 0. */
export interface LinearBooster {
  /** featureCount × outputCount. */
  readonly weights: Float32Array;
  /** One for each output. */
  readonly bias: Float32Array;
}

/** A trained model: margin = base + what each tree (and the linear part) adds. Everything of it goes through XGBoost's JSON format. */
export interface Booster {
  readonly objective: ObjectiveName;
  /** Margins of a row: the number of classes for multi:softprob, else 1. */
  readonly outputCount: number;
  readonly featureCount: number;
  /** Null where features only have numbers. */
  readonly featureNames: readonly string[] | null;
  /**
   * What a row without base margins of its own starts from, one for each output. As XGBoost stores it: for binary:logistic a
   * probability, otherwise a margin; `baseMarginsOf` tells the margins.
   */
  readonly baseScore: readonly number[];
  readonly trees: readonly BoostedTree[];
  /** Trees before round r; `roundStart[rounds]` is the number of trees. */
  readonly roundStart: readonly number[];
  readonly linear: LinearBooster | null;
  /** Round (from 0) with the least loss on rows kept apart, where early stopping looked for it. */
  readonly bestRound: number | null;
}

/** The booster as it was after its first rounds. Throws a RangeError when it has fewer. */
export function firstRounds(booster: Booster, rounds: number): Booster {
  const end = booster.roundStart[rounds];
  if (end === undefined || !Number.isInteger(rounds)) {
    throw new RangeError(`rounds: ${rounds} asked for, the booster has ${booster.roundStart.length - 1}`);
  }
  return { ...booster, trees: booster.trees.slice(0, end), roundStart: booster.roundStart.slice(0, rounds + 1) };
}

/** The booster up to its best round, which is what early stopping is for; as it is where none was looked for. */
export function untilBestRound(booster: Booster): Booster {
  const { bestRound, roundStart } = booster;
  return bestRound === null || bestRound + 1 >= roundStart.length ? booster : firstRounds(booster, bestRound + 1);
}
