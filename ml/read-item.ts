import type { Alert } from '#domain/alert.ts';
import type { AlertContext } from '#domain/history.ts';
import { alertTextOf } from './alert-text.ts';
import type { AlertText } from './alert-text.ts';
import { vectorOf } from './features/features.ts';
import type { SparseVector } from './features/features.ts';
import type { Occurrence } from './features/occurrence.ts';
import { partsOf } from './features/occurrences.ts';
import { placeFinder } from './features/vocabulary.ts';
import type { ModelFile } from './model-file.ts';

/** An alert to classify, or the text of one, with what was known around it. */
export interface ClassifierItem {
  readonly alert: Alert | AlertText;
  readonly context?: AlertContext | null;
}

/** An alert as the model reads it. */
export interface ReadItem {
  readonly text: AlertText;
  readonly occurrences: readonly Occurrence[];
  /** Where their features stand in the vocabulary. */
  readonly places: Int32Array;
  readonly vector: SparseVector;
  /** Null where nothing is known, or where the model learned nothing of circumstances. */
  readonly context: AlertContext | null;
}

/** Makes a model's way of reading an alert. */
export function readerOf({ vocabulary, contextTrees }: ModelFile): (item: ClassifierItem) => ReadItem {
  const findPlaces = placeFinder(vocabulary);
  return ({ alert, context = null }) => {
    const text = 'expression' in alert ? alert : alertTextOf(alert);
    const parts = partsOf(text);
    const occurrences = parts.flatMap((part) => part.occurrences);
    const places = findPlaces(parts);
    const vector = vectorOf(occurrences, vocabulary, places);
    return { text, occurrences, places, vector, context: contextTrees === null ? null : context };
  };
}
