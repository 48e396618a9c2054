import { trainSeverity } from '#ml/severity/train-severity.ts';
import type { SeverityModel } from '#ml/severity/severity-model.ts';
import { simulatedHistory } from './simulated-history.ts';

/** A model learned from an invented team's past. */
export function learnedModel(count = 400, seed = 11): SeverityModel {
  const trained = trainSeverity(simulatedHistory(count, seed));
  if (trained.kind !== 'model') throw new Error(trained.why);
  return trained.model;
}
