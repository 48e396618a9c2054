import type { LinearOptions } from './fit.ts';

/** Parts that the data is cut into by source, each judged by a model that knows the others. */
export const foldCount = 4;

/** Strength and effort of the learner; chosen by cross-validation by repository on the rule corpus. */
export const linearOptions: LinearOptions = { l2: 1e-4, maxIterations: 26 };
