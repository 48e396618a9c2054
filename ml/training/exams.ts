import { classes } from '#domain/classification.ts';
import type { CrossValidation } from './cross-validate.ts';
import { examine } from './exam.ts';
import type { ExamFigures } from './exam.ts';
import { rowsOf } from './fit.ts';
import type { TrainingRow } from './fit.ts';
import { modelMargins } from './model-parts.ts';
import type { ModelParts } from './model-parts.ts';
import { softmax } from './softmax.ts';
import { take } from './take.ts';
import { acceptableOf } from './targets.ts';
import { fitTemperature } from './temperature.ts';

/** The exams of a training, by name. All but the last are cross-validated by source; an exam without rows is left out. */
export function examsOf(
  rows: readonly TrainingRow[],
  validation: CrossValidation,
  parts: ModelParts,
  outsiders: readonly TrainingRow[],
): Readonly<Record<string, ExamFigures>> {
  const served = parts.trees.length > 0 ? validation.boosted : validation.linear;
  const wholeRule = (row: TrainingRow): boolean => row.kind === 'rule' && row.view === 'whole';
  const blindRule = (row: TrainingRow): boolean => row.kind === 'rule' && row.view === 'blind';
  const wholeExample = (row: TrainingRow): boolean => row.kind === 'example' && row.view === 'whole';
  const sat = {
    'rules, by repository': sit(rows, wholeRule, served, parts.temperature),
    'rules without their expressions, by repository': sit(rows, blindRule, served, parts.temperature),
    'rules, by repository, linear model alone': sit(rows, wholeRule, validation.linear, null),
    'rules, by repository, with trees': sit(rows, wholeRule, validation.boosted, null),
    'written examples, by grammar family': sit(rows, wholeExample, served, parts.temperature),
    'rules of repositories that were left out': sit(
      outsiders,
      () => true,
      modelMargins(parts, rowsOf(outsiders, parts.vocabulary)),
      parts.temperature,
    ),
  };
  return Object.fromEntries(Object.entries(sat).flatMap(([name, figures]) => (figures ? [[name, figures]] : [])));
}

/** The exam by repository, for each repository. */
export function examsBySource(
  rows: readonly TrainingRow[],
  served: Float64Array,
  temperature: number,
): ReadonlyMap<string, ExamFigures> {
  const sources = new Set(rows.filter(({ kind }) => kind === 'rule').map(({ source }) => source));
  const figures = new Map<string, ExamFigures>();
  for (const source of [...sources].sort()) {
    const ofSource = sit(rows, (row) => row.source === source && row.view === 'whole', served, temperature);
    if (ofSource !== null) figures.set(source, ofSource);
  }
  return figures;
}

/** One exam on chosen rows; without a temperature, with the best one for these very rows. Null when there are no such rows. */
function sit(
  rows: readonly TrainingRow[],
  takesPart: (row: TrainingRow) => boolean,
  margins: Float64Array,
  temperature: number | null,
): ExamFigures | null {
  const chosen = rows.filter(takesPart);
  if (chosen.length === 0) return null;
  const positions = [...rows.entries()].filter(([, row]) => takesPart(row)).map(([position]) => position);
  const taken = take(margins, positions);
  const tempered = temperature ?? fitTemperature(taken, acceptableOf(chosen), classes.length);
  return examine(chosen, softmax(taken, classes.length, tempered));
}
