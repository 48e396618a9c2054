import { parseArgs } from 'node:util';
import { examPolicy } from './exam-policy.ts';
import type { ExamRecord } from './exam-record.ts';
import { markRecord } from './mark-record.ts';
import { sayRecord } from './say-record.ts';
import { whatMisled } from './figures/what-misled.ts';
import { showFigures } from './figures/show-figures.ts';
import { readRecords } from './read-records.ts';
import { rejudge } from './rejudge.ts';

const usage = `Usage: node tests/exam/score-exam.ts [--anew] [--why] RECORDS.jsonl

  --anew  judges the evidence in the file by the catalogue as it is now, instead of reading what was said then
  --why   names for every wrong answer the findings that led there
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { anew: { type: 'boolean' }, why: { type: 'boolean' } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) {
  process.stderr.write(usage);
  process.exit(2);
}
const read = await readRecords(file);
const { claimConfidence } = examPolicy({ evidenceTimeoutMs: 0 });
const records = values.anew ? read.map((each) => rejudge(each, claimConfidence)) : read;
process.stdout.write(`${showFigures(records)}\n`);
if (values.why) for (const record of records) process.stdout.write(sayWhy(record));

function sayWhy(record: ExamRecord): string {
  const mark = markRecord(record);
  const misled = mark === null || mark.top1 ? null : whatMisled(mark);
  if (misled === null) return '';
  const findings = misled.findings.map(
    ({ finding, present, by, text }) => `    ${by.toFixed(1)} ${present ? '' : 'no '}${finding}: ${text}\n`,
  );
  return `\n${sayRecord(record)}\n  ${misled.instead} instead of ${record.plan.cause}, because of\n${findings.join('')}`;
}
