import { figureNames, figureWords } from '#ml/exam/exam-figures.ts';
import type { ExamWithIntervals } from '#ml/exam/figure-intervals.ts';
import { figureText, percentText, pointsText, withInterval } from '#ml/exam/figure-text.ts';
import type { ExamReport } from '#ml/exam/exam-report.ts';
import { textTable } from './text-table.ts';
import type { Evaluated } from './evaluate-corpus.ts';

/** With fewer the draws of a bootstrap are too alike. */
const fewRepositories = 10;

/** An exam for people: what was examined, every figure with its interval, and where it goes wrong. */
export function sayExam({ subject, report, ablations }: Evaluated, byRepository: boolean): string {
  const sections = [
    `${subject}\n${seenNotice(report)}`,
    figuresTable(report),
    confusionTable(report),
    ...(byRepository ? [repositoryTable(report)] : []),
    ...(ablations === null
      ? []
      : [
          `What each group of features is worth (fair top-1, percentage points, drawn in pairs)\n${textTable(
            ['without', 'worth', 'fair', 'top-3', 'ECE'],
            ablations.map(({ without, worth, figures }) => [
              without,
              pointsText(worth),
              percentText(figures.fair),
              percentText(figures.top3),
              figures.ece.toFixed(3),
            ]),
          )}`,
        ]),
    intervalNotice(report),
  ];
  return `${sections.join('\n\n')}\n`;
}

function seenNotice({ knowsWhatItSaw, seen, unseen }: ExamReport): string {
  if (!knowsWhatItSaw)
    return 'This model does not say what it learned from: if these rules were part of it, the figures flatter.';
  if (seen === null) return 'It learned from none of these repositories.';
  const count = `${seen.figures.count} of these rules are of repositories that it learned from (seen)`;
  return unseen === null
    ? `${count}: the figures flatter, and say nothing of alerts of others.`
    : `${count}: their figures flatter; judge by the unseen.`;
}

function figuresTable({ overall, seen, unseen }: ExamReport): string {
  const columns = (
    [
      ['all', overall],
      ['unseen', unseen],
      ['seen', seen],
    ] as const
  ).flatMap(([name, exam]) =>
    exam === null || (name !== 'all' && (seen === null || unseen === null)) ? [] : [{ name, exam }],
  );
  const row = (cells: (exam: ExamWithIntervals) => string): readonly string[] => columns.map(({ exam }) => cells(exam));
  return textTable(
    ['', ...columns.map(({ name }) => name)],
    [
      ['alerts', ...row(({ figures }) => String(figures.count))],
      ['repositories', ...row(({ repositories }) => String(repositories))],
      ...figureNames.map((figure) => [figureWords[figure], ...row((exam) => figureText(figure, exam))]),
    ],
  );
}

function confusionTable({ confusions }: ExamReport): string {
  if (confusions.length === 0) return 'It made no mistake.';
  const rows = confusions.map(({ label, said, count, share }) => [label, said, String(count), percentText(share)]);
  return `Commonest mistakes, alternatives forgiven\n${textTable(['label', 'taken for', 'alerts', 'of the label’s'], rows)}`;
}

function repositoryTable({ byRepository }: ExamReport): string {
  const rows = [...byRepository].map(([source, { figures, intervals }]) => [
    source,
    String(figures.count),
    withInterval(figures.fair, intervals.fair),
    percentText(figures.strict),
    percentText(figures.top3),
    figures.ece.toFixed(3),
  ]);
  return `By repository (intervals by Wilson)\n${textTable(['repository', 'alerts', 'fair', 'strict', 'top-3', 'ECE'], rows)}`;
}

function intervalNotice({ overall, draws }: ExamReport): string {
  return overall.method === 'Wilson'
    ? `Intervals of 95 % by Wilson's formula; of macro-F1 and ECE by ${draws.draws} draws of rules (seed ${draws.seed}). One repository says nothing of others.`
    : `Intervals of 95 % by ${draws.draws} draws of whole repositories (cluster bootstrap, seed ${draws.seed}).${overall.repositories < fewRepositories ? ' Of so few repositories the intervals are rough themselves.' : ''}`;
}
