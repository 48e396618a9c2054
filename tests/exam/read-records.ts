import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { examRecordSchema, type ExamRecord } from './exam-record.ts';

/** Reads a file of records, one a line. Throws an Error that names the line and the field that is wrong. */
export async function readRecords(file: string): Promise<readonly ExamRecord[]> {
  const records: ExamRecord[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8') })) {
    line += 1;
    if (text.trim() === '') continue;
    records.push(readRecord(text, `${file}, line ${line}`));
  }
  return records;
}

function readRecord(text: string, where: string): ExamRecord {
  try {
    const read = examRecordSchema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    throw new Error(z.prettifyError(read.error));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Error(`${where} is no record of run-exam.ts: ${problem}`, { cause: error });
  }
}
