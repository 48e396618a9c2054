import { drawSources, middleOf, usualDraws } from './draw-sources.ts';
import type { Draws } from './draw-sources.ts';
import type { ExamAnswer } from './exam-answer.ts';
import { examFigures, figureNames, surestFirst } from './exam-figures.ts';
import type { ExamFigures, FigureName } from './exam-figures.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Figures with their 95 % intervals, and how these were found. */
export interface ExamWithIntervals {
  readonly figures: ExamFigures;
  /** Null for a figure that has no value. */
  readonly intervals: Readonly<Record<FigureName, Interval | null>>;
  readonly repositories: number;
  readonly method: 'cluster bootstrap by repository' | 'Wilson';
}

/** How many answers a share is a share of; null for figures that are no shares. */
const baseOf: Readonly<Record<FigureName, ((figures: ExamFigures) => number) | null>> = {
  fair: ({ count }) => count,
  strict: ({ count }) => count,
  top3: ({ count }) => count,
  category: ({ count }) => count,
  macroF1: null,
  surest25: ({ count }) => Math.ceil(0.25 * count),
  surest50: ({ count }) => Math.ceil(0.5 * count),
  surest75: ({ count }) => Math.ceil(0.75 * count),
  ece: null,
  answered: ({ count }) => count,
  answeredFair: ({ count, answered }) => Math.round(answered * count),
};

/**
 * Figures of answers in any order, each with a 95 % interval: by drawing repositories anew where there are several, else (and for shares of 0 and 1) by
 * Wilson's formula, and by drawing rules for macro-F1 and ECE. Equal answers and draws give equal intervals. Throws a RangeError without answers.
 */
export function figureIntervals(answers: readonly ExamAnswer[], draws: Draws = usualDraws): ExamWithIntervals {
  const sorted = surestFirst(answers);
  const figures = examFigures(sorted);
  const repositories = new Set(answers.map(({ source }) => source)).size;
  const drawn: ExamFigures[] = [];
  for (const weights of drawSources(sorted, draws)) drawn.push(examFigures(sorted, weights));
  const intervalOf = (name: FigureName): Interval | null => {
    const value = figures[name];
    if (value === null) return null;
    const base = baseOf[name];
    // Where all or none are right every draw says the same, which is not certainty.
    const isExtreme = value === 0 || value === 1;
    if (base !== null && (repositories === 1 || isExtreme)) return wilsonInterval(value, base(figures));
    return bootstrapInterval(name, value, drawn);
  };
  return {
    figures,
    intervals: Object.fromEntries(
      figureNames.map((name) => [name, intervalOf(name)]),
    ) as ExamWithIntervals['intervals'],
    repositories,
    method: repositories === 1 ? 'Wilson' : 'cluster bootstrap by repository',
  };
}

/**
 * ECE grows with every repetition in a draw, so that its percentiles lie above it; what they tell is how far a draw strays from its origin, which is
 * taken off instead (the basic bootstrap: Davison & Hinkley, "Bootstrap Methods and their Application", 1997, 5.2).
 */
function bootstrapInterval(name: FigureName, value: number, drawn: readonly ExamFigures[]): Interval {
  const { low, high } = middleOf(drawn.flatMap((figures) => figures[name] ?? []));
  return name === 'ece' ? { low: Math.max(0, 2 * value - high), high: Math.max(0, 2 * value - low) } : { low, high };
}
