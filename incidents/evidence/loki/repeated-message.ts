/** A message that keeps failing, and in how many lines. */
export interface RepeatedMessage {
  readonly key: string;
  readonly lines: number;
  /** Lines that name any message. */
  readonly of: number;
}

const keys =
  /\b(?:offset|message|msg|record|event|delivery)(?:[ _-]?(?:id|key|tag))?\s*[=:#]?\s*["']?([\w-]*\d[\w-]*)/i;
const leastLines = 3;

/** The message that most failing lines name, or null where too few name any. */
export function repeatedMessage(lines: readonly string[]): RepeatedMessage | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const key = keys.exec(line)?.[1];
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first === undefined || of < leastLines ? null : { key: first[0], lines: first[1], of };
}
