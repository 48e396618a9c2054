import type { FigureName } from './exam-figures.ts';
import type { ExamWithIntervals } from './figure-intervals.ts';
import type { Interval } from './interval.ts';

/** A figure of an exam with its interval: shares in percent, macro-F1 and ECE as they are. */
export function figureText(name: FigureName, { figures, intervals }: ExamWithIntervals): string {
  if (name !== 'ece' && name !== 'macroF1') return withInterval(figures[name], intervals[name]);
  const interval = intervals[name];
  const bounds = interval === null ? '' : ` (${interval.low.toFixed(3)}–${interval.high.toFixed(3)})`;
  return `${figures[name].toFixed(3)}${bounds}`;
}

/** A share in percent with one decimal. */
export function percentText(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A share in percent with its interval, `84.1 % (81.0–86.9)`; a dash where there is none. */
export function withInterval(share: number | null, interval: Interval | null): string {
  if (share === null) return '–';
  if (interval === null) return percentText(share);
  return `${percentText(share)} (${(100 * interval.low).toFixed(1)}–${(100 * interval.high).toFixed(1)})`;
}

/** A difference of shares in percentage points with its interval, `+1.2 (+0.3 … +2.0)`. */
export function pointsText({ value, low, high }: Interval & { readonly value: number }): string {
  const points = (share: number): string => `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)}`;
  return `${points(value)} (${points(low)} … ${points(high)})`;
}
