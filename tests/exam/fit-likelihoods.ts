import { parseArgs } from 'node:util';
import { findingRates } from './fit/finding-rates.ts';
import { fitPosteriorTemperature } from './fit/fit-posterior-temperature.ts';
import { suggestRatios, type Suggestion } from './fit/suggest.ts';
import { readRecords } from './read-records.ts';

const usage = `Usage: node tests/exam/fit-likelihoods.ts TUNING.jsonl

Reads what run-exam.ts --set tuning wrote and prints, as Markdown, where its counts contradict the likelihood ratios of
ml/causes, and how honest the posterior is at several temperatures. Nothing is changed: people carry over what would
also hold outside the sandbox. Records of the exam are refused.
`;

const { positionals } = parseArgs({ allowPositionals: true });
const [file] = positionals;
if (file === undefined || positionals.length > 1) {
  process.stderr.write(usage);
  process.exit(2);
}
const records = await readRecords(file);
if (records.some(({ plan }) => plan.set !== 'tuning')) {
  process.stderr.write(`${file} holds records of the exam: nothing may be tuned on them.\n`);
  process.exit(2);
}
const temperatures = fitPosteriorTemperature(records).map(
  ({ temperature, logLoss, ece }) => `- ${temperature}: log loss ${logLoss.toFixed(3)}, ECE ${ece.toFixed(3)}`,
);
const byCause = Map.groupBy(suggestRatios(findingRates(records)), ({ cause }) => cause);
const sections = [...byCause]
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([cause, suggestions]) => [`## ${cause}`, '', ...suggestions.map((each) => `- ${saySuggestion(each)}`), '']);
const lines = ['## Temperature of the evidence, the least log loss first', '', ...temperatures, '', ...sections.flat()];
process.stdout.write(lines.map((line) => `${line}\n`).join(''));

function saySuggestion({ finding, ofCause, ofOthers, current, ...fitted }: Suggestion): string {
  const wasSeen = ofCause.seen + ofOthers.seen > 0;
  const present = wasSeen ? round(fitted.ratioIfPresent) : '–';
  const catalogue = `${round(current.ratioIfPresent)} / ${round(current.ratioIfAbsent)}`;
  const counts = `seen in ${ofCause.seen} of ${ofCause.looked}, elsewhere in ${ofOthers.seen} of ${ofOthers.looked}`;
  return `${finding}: ${present} / ${round(fitted.ratioIfAbsent)} (present / absent; the catalogue has ${catalogue}): ${counts}`;
}

function round(ratio: number): string {
  return String(Number(ratio.toPrecision(2)));
}
