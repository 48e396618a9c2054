import type { ObjectiveName } from '#ml/boosting/booster.ts';
import { logistic } from './logistic.ts';
import type { Objective } from './objective.ts';
import { softprob } from './softprob.ts';
import { squaredError } from './squared-error.ts';

/** Every loss that can be boosted. */
export const objectiveTable: Readonly<Record<ObjectiveName, Objective>> = {
  'multi:softprob': softprob,
  'binary:logistic': logistic,
  'reg:squarederror': squaredError,
};
