import { readFile } from 'node:fs/promises';
import { classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import { historyRecordSchema } from '#domain/history.ts';
import type { HistoryRecord } from '#domain/history.ts';

/**
 * Reads a team's history (JSONL, a HistoryRecord a line), oldest first. Where a record does not say which classes its service had before, they are counted from
 * the records before it. Throws a RangeError that names file, line and field.
 */
export async function readHistory(file: string): Promise<readonly HistoryRecord[]> {
  return withHabits(parseHistory(await readFile(file, 'utf8'), file));
}

/** The records of a history's text, in its order. Throws as `readHistory` does; `name` stands for the file in the message. */
export function parseHistory(text: string, name: string): readonly HistoryRecord[] {
  const records: HistoryRecord[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = historyRecordSchema.safeParse(parseJson(line, name, at + 1));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new RangeError(`${name} line ${at + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    records.push(parsed.data);
  }
  return records;
}

/** The records by time, each with its service's class counts: its own, or those of the labelled records before it. */
export function withHabits(records: readonly HistoryRecord[]): readonly HistoryRecord[] {
  const countsOf = new Map<string, Map<AlertClass, number>>();
  const inOrder = records.toSorted((a, b) => a.context.at.getTime() - b.context.at.getTime());
  return inOrder.map((record) => {
    const { service } = record.context;
    if (service === null) return record;
    const counts = countsOf.get(service) ?? new Map<AlertClass, number>();
    const classCounts = record.context.classCounts ?? countsSoFar(counts);
    if (record.label !== null) counts.set(record.label, (counts.get(record.label) ?? 0) + 1);
    countsOf.set(service, counts);
    return { ...record, context: { ...record.context, classCounts } };
  });
}

function countsSoFar(counts: ReadonlyMap<AlertClass, number>): Partial<Record<AlertClass, number>> {
  return Object.fromEntries(classes.flatMap((label) => (counts.has(label) ? [[label, counts.get(label)]] : [])));
}

function parseJson(line: string, name: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new RangeError(`${name} line ${number}: not JSON`, { cause });
  }
}
