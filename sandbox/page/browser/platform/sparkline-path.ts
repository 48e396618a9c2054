/** How many of the latest points are drawn. */
const points = 60;
/** A quiet service's line stays flat and low: the scale never zooms in closer than this, nor than a multiple of the usual. */
const smallestScaleMs = 400;
const headroom = 2.5;

/**
 * The SVG path of recent latencies, newest at the right edge, in a box of the given size. Points that are missing at
 * the start leave the left side empty; no points give an empty path.
 */
export function sparklinePath(
  history: readonly number[],
  size: { readonly width: number; readonly height: number },
): { readonly line: string; readonly area: string } {
  const recent = history.filter(Number.isFinite).slice(-points);
  if (recent.length === 0) return { line: '', area: '' };
  const top = Math.max(smallestScaleMs, Math.min(...recent) * headroom, Math.max(...recent) * 1.1);
  const step = size.width / (points - 1);
  const x = (index: number): string => (size.width - (recent.length - 1 - index) * step).toFixed(1);
  const y = (value: number): string => (size.height - (Math.max(0, value) / top) * size.height).toFixed(1);
  const line = recent.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  return { line, area: `${line}L${size.width} ${size.height}L${x(0)} ${size.height}Z` };
}
