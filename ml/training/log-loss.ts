import { softmax } from './softmax.ts';

/** Cross-entropy of soft targets (rows × classes) under softmax(margins / temperature), in nats per unit of target weight. */
export function logLoss(margins: Float64Array, targets: Float32Array, classCount: number, temperature: number): number {
  const probabilities = softmax(margins, classCount, temperature);
  let loss = 0;
  let weight = 0;
  for (const [at, target] of targets.entries()) {
    if (target === 0) continue;
    loss -= target * Math.log(Math.max(probabilities[at] ?? 0, 1e-12));
    weight += target;
  }
  return loss / weight;
}
