const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000 } as const;
const parts = /(\d+)(ms|[smhdwy])/g;

/** `1h30m`, `500ms`, `2w` in milliseconds, or null when it is no duration. Units must come in falling order, each once. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/.test(text) || text === '') return null;
  let totalMs = 0;
  for (const [, count, unit] of text.matchAll(parts)) totalMs += Number(count) * unitMs[unit as keyof typeof unitMs];
  return totalMs;
}
