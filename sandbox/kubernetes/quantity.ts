/** A parsed quantity: its exact value in billionths, and the family of suffixes it was written in. */
interface Quantity {
  readonly nano: bigint;
  readonly format: 'DecimalSI' | 'BinarySI' | 'DecimalExponent';
}

const nanoPerUnit = 1_000_000_000n;
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
const written = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)|[eE]([+-]?\d{1,2}))?$/;

/**
 * Reads a resource quantity (`250m`, `1Gi`, `1.5`, `2e3`, or a JSON number); null for anything else. What is finer than
 * a billionth is rounded up, away from zero. Grammar: k8s.io/apimachinery/pkg/api/resource/quantity.go.
 */
function parseQuantity(text: unknown): Quantity | null {
  const match = written.exec(typeof text === 'number' ? String(text) : typeof text === 'string' ? text : '');
  if (!match) return null;
  const [, sign = '', digits = '', suffix = '', exponent] = match;
  const [whole = '', fraction = ''] = digits.split('.');
  const isBinary = suffix.endsWith('i');
  const decimalPlaces = exponent === undefined ? decimalPlacesOf(suffix) : Number(exponent);
  const factor = isBinary ? 1024n ** BigInt(binarySuffixes.indexOf(suffix as 'Ki')) : 1n;
  const shift = 9 + (isBinary ? 0 : decimalPlaces) - fraction.length;
  const mantissa = BigInt(`${whole}${fraction}` || '0') * factor;
  const size = shift >= 0 ? mantissa * 10n ** BigInt(shift) : roundUp(mantissa, 10n ** BigInt(-shift));
  const format = isBinary ? 'BinarySI' : exponent === undefined ? 'DecimalSI' : 'DecimalExponent';
  return { nano: sign === '-' ? -size : size, format };
}

/** Whether the text (or JSON number) can be read as a quantity. */
export function isQuantity(value: unknown): value is string | number {
  return parseQuantity(value) !== null;
}

/** The value in billionths, exact, so that `1Gi` equals `1024Mi`; throws for what is no quantity. */
export function quantityNano(text: unknown): bigint {
  const parsed = parseQuantity(text);
  if (!parsed) throw new RangeError(`not a quantity: ${JSON.stringify(text)}`);
  return parsed.nano;
}

/** Negative, zero or positive, as the first is less than, equal to or greater than the second. */
export function compareQuantities(a: unknown, b: unknown): number {
  const difference = quantityNano(a) - quantityNano(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Millionths and below lost: for CPU in cores and the like, where a float is good enough. */
export function quantityNumber(text: unknown): number {
  return Number(quantityNano(text)) / Number(nanoPerUnit);
}

/**
 * The one spelling the API server stores for a value: the largest suffix that leaves a whole number, in the family it
 * was written in (`1024Mi` → `1Gi`, `0.5` → `500m`, `1000m` → `1`). Throws for what is no quantity.
 */
export function canonicalQuantity(text: unknown): string {
  const parsed = parseQuantity(text);
  if (!parsed) throw new RangeError(`not a quantity: ${JSON.stringify(text)}`);
  const { nano, format } = parsed;
  const isSmall = nano > -1024n * nanoPerUnit && nano < 1024n * nanoPerUnit;
  return format === 'BinarySI' && !isSmall && nano % nanoPerUnit === 0n
    ? inBinary(nano / nanoPerUnit)
    : inDecimal(nano, format === 'DecimalExponent');
}

/** A sum in the family of the first quantity. */
export function addQuantities(quantities: readonly string[]): string {
  const nano = quantities.reduce((sum, quantity) => sum + quantityNano(quantity), 0n);
  const isBinary = quantities.some((quantity) => parseQuantity(quantity)?.format === 'BinarySI');
  return isBinary && nano % nanoPerUnit === 0n && nano !== 0n ? inBinary(nano / nanoPerUnit) : inDecimal(nano, false);
}

function decimalPlacesOf(suffix: string): number {
  return (decimalSuffixes.indexOf(suffix as 'n') - decimalSuffixes.indexOf('')) * 3;
}

function inBinary(units: bigint): string {
  let value = units;
  let step = 0;
  while (value !== 0n && value % 1024n === 0n && step < binarySuffixes.length - 1) {
    value /= 1024n;
    step += 1;
  }
  return `${value}${binarySuffixes[step]}`;
}

function inDecimal(nano: bigint, withExponent: boolean): string {
  let value = nano;
  let step = 0;
  while (value !== 0n && value % 1000n === 0n && step < decimalSuffixes.length - 1) {
    value /= 1000n;
    step += 1;
  }
  if (nano === 0n) return '0';
  const places = step * 3 - 9;
  return withExponent && places !== 0 ? `${value}e${places}` : `${value}${decimalSuffixes[step]}`;
}

function roundUp(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}
