import type { Unit } from './syntax.ts';

const secondsOf = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
} as const;
const powers = ['', 'k', 'm', 'g', 't', 'p'];

/** A number as a query or a log line writes it, in seconds for durations and bytes for sizes. Null when it is none. */
export function readQuantity(text: string, unit: Unit): number | null {
  switch (unit) {
    case 'number': {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isNaN(value) ? null : value;
    }
    case 'duration':
      return readSeconds(text);
    case 'bytes':
      return readBytes(text);
  }
}

/** Go's durations, and the days, weeks and years of Prometheus: `1h30m`, `1.5s`, `2d`. */
function readSeconds(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?|\.\d+)(ns|us|µs|ms|[smhdwy])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return null;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * secondsOf[unit as keyof typeof secondsOf], 0);
}

/** `KB` counts in thousands and `KiB` in 1,024s (github.com/dustin/go-humanize). */
function readBytes(text: string): number | null {
  const parts = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i?))?b?$/i.exec(text);
  if (!parts) return null;
  const [, count, prefix = '', binary = ''] = parts;
  return Math.floor(Number(count) * (binary === '' ? 1000 : 1024) ** powers.indexOf(prefix.toLowerCase()));
}
