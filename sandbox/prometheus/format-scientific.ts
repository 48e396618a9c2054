import { formatValue } from './format-value.ts';

/** A number the way Go's `%e` with the shortest digits writes it, as in the alerts API: `1e+00`, `3.4215e+03`. */
export function formatScientific(value: number): string {
  if (!Number.isFinite(value)) return formatValue(value);
  const [mantissa = '', exponent = '+0'] = value.toExponential().split('e');
  const digits = exponent.slice(1).padStart(2, '0');
  return `${mantissa}e${exponent.startsWith('-') ? '-' : '+'}${digits}`;
}
