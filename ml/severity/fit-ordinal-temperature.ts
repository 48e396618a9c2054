import { levelProbabilities } from './ordinal.ts';

/** A score that was given to an incident before its severity was known, and what it came to. */
export interface HeldOut {
  readonly score: number;
  readonly cuts: readonly number[];
  readonly level: number;
}

/** Mean −log P of what came to pass, in nats, with scores and cuts divided by the temperature. */
export function ordinalLogLoss(heldOut: readonly HeldOut[], temperature: number): number {
  const losses = heldOut.map((one) => -Math.log(probabilityOf(one, temperature)));
  return losses.reduce((sum, loss) => sum + loss, 0) / heldOut.length;
}

/** Probability that the model gave to what came to pass; never 0. */
export function probabilityOf({ score, cuts, level }: HeldOut, temperature: number): number {
  const scaled = cuts.map((cut) => cut / temperature);
  return Math.max(levelProbabilities(score / temperature, scaled)[level] ?? 0, 1e-12);
}

/**
 * The temperature within 1/4 … 4 that makes held-out probabilities likeliest (Guo et al., ICML 2017), by golden-section search on its
 * logarithm. 1 where nothing was held out.
 */
export function fitOrdinalTemperature(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const loss = (logTemperature: number): number => ordinalLogLoss(heldOut, Math.exp(logTemperature));
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = -Math.log(4);
  let high = Math.log(4);
  for (let step = 0; step < 30; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
