/** What one unit is worth, and the base unit in which expressions and variables carry it. */
export interface QuantityUnit {
  readonly factor: number;
  readonly base: 'milliseconds' | 'ratio' | 'bytes' | 'cores' | 'number';
}

/**
 * Every unit that may follow a number in an expression. `m` is always minutes, as in PromQL and everywhere else in a
 * runbook; Kubernetes' milli-cores (its `250m`) are therefore spelled `250mcores`. Ki … Ti are powers of 1024, kB … TB
 * and the bare k … T of 1000 (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
 */
export const quantityUnits: Readonly<Record<string, QuantityUnit>> = {
  ms: { factor: 1, base: 'milliseconds' },
  s: { factor: 1000, base: 'milliseconds' },
  m: { factor: 60_000, base: 'milliseconds' },
  h: { factor: 3_600_000, base: 'milliseconds' },
  d: { factor: 86_400_000, base: 'milliseconds' },
  '%': { factor: 0.01, base: 'ratio' },
  Ki: { factor: 2 ** 10, base: 'bytes' },
  Mi: { factor: 2 ** 20, base: 'bytes' },
  Gi: { factor: 2 ** 30, base: 'bytes' },
  Ti: { factor: 2 ** 40, base: 'bytes' },
  kB: { factor: 1e3, base: 'bytes' },
  MB: { factor: 1e6, base: 'bytes' },
  GB: { factor: 1e9, base: 'bytes' },
  TB: { factor: 1e12, base: 'bytes' },
  k: { factor: 1e3, base: 'number' },
  M: { factor: 1e6, base: 'number' },
  G: { factor: 1e9, base: 'number' },
  T: { factor: 1e12, base: 'number' },
  mcores: { factor: 0.001, base: 'cores' },
  cores: { factor: 1, base: 'cores' },
};

/** `value` units in the base unit. Divides where the factor is a fraction, so that 7% is 0.07 and not 0.07000000000000001. */
export function inBaseUnit(value: number, unit: QuantityUnit): number {
  return unit.factor < 1 ? value / Math.round(1 / unit.factor) : value * unit.factor;
}
