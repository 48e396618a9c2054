import type { AlertClass } from '#domain/classification.ts';
import { classes } from '#domain/classification.ts';

/** What an exam knows of an alert that it asks about. */
export interface AskedAlert {
  /** The repository that it comes from: the unit in which answers hang together. */
  readonly source: string;
  readonly label: AlertClass;
  /** Labels that a careful responder could also have given. */
  readonly alternatives: readonly AlertClass[];
}

/** What a classifier said: its most probable classes, best first (at least three are looked at), and whether it stands by the first. */
export interface SaidOfAlert {
  readonly top: readonly { readonly label: AlertClass; readonly probability: number }[];
  /** False where it says `unknown`. */
  readonly answered: boolean;
}

/** One marked answer. The marks are those of the most probable class, whether or not the classifier stood by it. */
export interface ExamAnswer {
  readonly source: string;
  readonly label: AlertClass;
  readonly first: AlertClass;
  /** Probability of the first class. */
  readonly confidence: number;
  /** The first class is the label. */
  readonly strict: boolean;
  /** The first class is the label or an alternative. */
  readonly fair: boolean;
  /** One of the first three is the label or an alternative. */
  readonly top3: boolean;
  /** The first class's category is the label's. */
  readonly category: boolean;
  readonly answered: boolean;
}

/** Marks what was said of an alert. Throws a RangeError where nothing was said. */
export function markAnswer({ source, label, alternatives }: AskedAlert, { top, answered }: SaidOfAlert): ExamAnswer {
  const [first] = top;
  if (first === undefined) throw new RangeError('a classifier must name at least one class for each alert');
  const isAcceptable = (said: AlertClass): boolean => said === label || alternatives.includes(said);
  return {
    source,
    label,
    first: first.label,
    confidence: first.probability,
    strict: first.label === label,
    fair: isAcceptable(first.label),
    top3: top.slice(0, 3).some((said) => isAcceptable(said.label)),
    category: categoryOf(first.label) === categoryOf(label),
    answered,
  };
}

/** The best three of a row of probabilities, one a class in the taxonomy's order. */
export function bestThree(probabilities: ArrayLike<number>): SaidOfAlert['top'] {
  return classes
    .map((label, c) => ({ label, probability: probabilities[c] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 3);
}

function categoryOf(label: AlertClass): string {
  return label.slice(0, label.indexOf('.'));
}
