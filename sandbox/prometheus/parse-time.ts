/** A `time`, `start` or `end` parameter: Unix seconds with a fraction, or RFC 3339. Null when it is neither. */
export function parseTimeMs(text: string): number | null {
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
