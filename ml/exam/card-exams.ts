import type { CardFacts } from './card-facts.ts';
import { diagramFile } from './diagram-file.ts';
import type { FigureName } from './exam-figures.ts';
import type { ExamWithIntervals } from './figure-intervals.ts';
import { figureText, percentText, pointsText } from './figure-text.ts';
import { markdownTable } from './markdown-table.ts';

/** Every exam with its intervals, and how these were found. */
export function examsSection({ description, data, main: { report } }: CardFacts): string {
  const { draws, seed } = report.draws;
  return `## Exams

Nothing here was measured on a source (repository, or grammar family of the written examples) that the examined model had learned from, and temperature, curve and
thresholds were taken on other sources too. The strengths of the learner and of the groups of features were chosen by the exam on rules by repository, which flatters it a
little; ${data.outsiders.length > 0 ? 'the repositories that were left out had no part in any choice.' : 'no repository was kept out of these choices.'}
Intervals are of 95 %: ${draws} draws of whole repositories (cluster bootstrap, seed ${seed}); Wilson's formula where there is one repository.
*Fair* also accepts the alternatives that a careful responder could have named. \`firebreak evaluate --cross-validate\` measures it anew.

${markdownTable(
  [
    'exam',
    'alerts',
    'fair top-1',
    'strict top-1',
    'fair top-3',
    'category',
    'macro-F1',
    'surest 25 / 50 / 75 %',
    'ECE',
    'answered',
    'of these fair',
  ],
  Object.entries(description.exams).map(([name, exam]) => examRow(name, exam)),
)}`;
}

function examRow(name: string, exam: ExamWithIntervals): readonly string[] {
  const cell = (figure: FigureName): string => figureText(figure, exam);
  return [
    name,
    String(exam.figures.count),
    cell('fair'),
    cell('strict'),
    cell('top3'),
    cell('category'),
    cell('macroF1'),
    (['surest25', 'surest50', 'surest75'] as const).map(cell).join(' / '),
    cell('ece'),
    cell('answered'),
    cell('answeredFair'),
  ];
}

/** The diagram, and its figures for those who cannot see it. */
export function calibrationSection({ main: { name, report } }: CardFacts): string {
  return `## Calibration

![Reliability diagram: confidence against accuracy for ${name}](${diagramFile})

Of the alerts of "${name}", by confidence of the first class: how many there are, and how many of them were right (fair).

${markdownTable(
  ['confidence', 'alerts', 'mean confidence', 'right'],
  report.reliability
    .filter(({ count }) => count > 0)
    .map(({ from, to, count, confidence, accuracy }) => [
      `${from.toFixed(2)}–${to.toFixed(2)}`,
      String(count),
      confidence.toFixed(3),
      percentText(accuracy),
    ]),
)}`;
}

/** Precision and recall of each class. */
export function classesSection({ main: { name, report } }: CardFacts): string {
  const share = (value: number | null): string => (value === null ? '–' : percentText(value));
  return `## By class

From "${name}". Precision and recall are strict: they forgive no alternative.

${markdownTable(
  ['class', 'alerts', 'precision', 'recall', 'F1', 'fair recall'],
  report.classes.map(({ label, count, precision, recall, f1, fairRecall }) => [
    `\`${label}\``,
    String(count),
    share(precision),
    share(recall),
    f1.toFixed(2),
    share(fairRecall),
  ]),
)}`;
}

/** The commonest mistakes; empty without any. */
export function confusionsSection({ main: { report } }: CardFacts): string {
  if (report.confusions.length === 0) return '';
  return `## What it confuses

The commonest mistakes, alternatives forgiven.

${markdownTable(
  ['label', 'taken for', 'alerts', 'of the label’s alerts'],
  report.confusions.map(({ label, said, count, share }) => [
    `\`${label}\``,
    `\`${said}\``,
    String(count),
    percentText(share),
  ]),
)}`;
}

/** How it takes what it was not taught; empty where that was not measured. */
export function noveltySection({ description: { novelty: figures, threshold } }: CardFacts): string {
  const entries = Object.entries(figures);
  if (entries.length === 0) return '';
  return `## What is new to it

A model was trained without each category in turn and without the repositories of one fold, then asked about the rules of that category (strange) and about the other
rules of those repositories (familiar). AUROC is the chance that a strange rule has less evidence than a familiar one; the model abstains below confidence ${threshold}
or below the least evidence, both as served. A category is the hardest kind of novelty: its rules share most of their words with the others'.

${markdownTable(
  ['left out', 'strange / familiar', 'AUROC of the evidence', 'abstains from strange', 'abstains from familiar'],
  entries.map(([left, { strange, familiar, auroc, abstainedStrange, abstainedFamiliar }]) => [
    left,
    `${strange} / ${familiar}`,
    auroc.toFixed(3),
    percentText(abstainedStrange),
    percentText(abstainedFamiliar),
  ]),
)}`;
}

/** What groups of features are worth; empty where that was not measured. */
export function ablationsSection({ ablations: measured }: CardFacts): string {
  if (measured === null) return '';
  return `## What each group of features is worth

The exam of the calibration section, sat once more by models without the group. The difference is that of fair top-1 in percentage points, whole model less model without, on the
same alerts with repositories drawn for both at once; a group whose interval holds 0 could be spared as far as this exam can tell, beside all the others.

${markdownTable(
  ['without', 'worth', 'fair top-1', 'fair top-3', 'ECE'],
  measured.map(({ without, figures, worth }) => [
    without,
    pointsText(worth),
    percentText(figures.fair),
    percentText(figures.top3),
    figures.ece.toFixed(3),
  ]),
)}`;
}
