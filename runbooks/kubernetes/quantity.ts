/** A Kubernetes quantity by its exact value: so many billionths of one. */
export type Nanos = bigint;

const one = 1_000_000_000n;

/** What a suffix stands for, in billionths: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const suffixes: Readonly<Record<string, Nanos>> = {
  n: 1n,
  u: 1000n,
  m: 1_000_000n,
  '': one,
  k: one * 10n ** 3n,
  M: one * 10n ** 6n,
  G: one * 10n ** 9n,
  T: one * 10n ** 12n,
  P: one * 10n ** 15n,
  E: one * 10n ** 18n,
  Ki: one << 10n,
  Mi: one << 20n,
  Gi: one << 30n,
  Ti: one << 40n,
  Pi: one << 50n,
  Ei: one << 60n,
};

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d{1,2}))?$/;

/**
 * The value of a quantity such as `512Mi`, `250m` or `1e3`; null when the text is none. What is finer than a billionth
 * is rounded up, as the API does.
 */
export function parseQuantity(text: string): Nanos | null {
  const found = text.length > 60 ? null : pattern.exec(text);
  if (found === null) return null;
  const [, sign, whole = '', fraction = '', suffix = '', exponent] = found;
  if (whole === '' && fraction === '') return null;
  const factor = suffixes[suffix] ?? one;
  const power = BigInt(exponent ?? 0) - BigInt(fraction.length);
  const digits = BigInt(whole + fraction) * factor;
  const value = power >= 0n ? digits * 10n ** power : divideUp(digits, 10n ** -power);
  return sign === '-' ? -value : value;
}

/** Whether two texts are the same quantity, however they are written: `1Gi` and `1024Mi`. */
export function sameQuantity(a: string, b: string): boolean {
  const [left, right] = [parseQuantity(a), parseQuantity(b)];
  return left !== null && left === right;
}

/** Bytes as Kubernetes writes them, rounded up to whole Mi (below one Mi: to whole bytes). */
export function sayBytes(value: Nanos): string {
  if (value < (suffixes['Mi'] ?? one)) return String(divideUp(value, one));
  const mebibytes = divideUp(value, one << 20n);
  return mebibytes % 1024n === 0n ? `${mebibytes / 1024n}Gi` : `${mebibytes}Mi`;
}

/** CPU as Kubernetes writes it, rounded up to whole thousandths of a core. */
export function sayCores(value: Nanos): string {
  const milli = divideUp(value, 1_000_000n);
  return milli % 1000n === 0n ? String(milli / 1000n) : `${milli}m`;
}

/** Divides numbers that are not negative, and rounds up. */
export function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}
