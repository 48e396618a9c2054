/** A latency in the unit a person would say: `82 ms`, `3.4 s`. */
export function latencyText(ms: number): string {
  if (!Number.isFinite(ms)) return 'none';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** A share of failed requests; the input is a ratio from 0 to 1. */
export function errorRateText(ratio: number): string {
  const percent = ratio * 100;
  if (percent === 0) return '0%';
  return percent < 0.1 ? '<0.1%' : `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}

/** Requests per second. */
export function rateText(perSecond: number): string {
  return perSecond >= 1000
    ? `${(perSecond / 1000).toFixed(1)}k/s`
    : `${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`;
}

/** A span of time in its largest unit: `45s`, `12m`, `3h`, `2d`. */
export function ageText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m`;
  if (whole < 48 * 3600) return `${Math.floor(whole / 3600)}h`;
  return `${Math.floor(whole / (24 * 3600))}d`;
}
