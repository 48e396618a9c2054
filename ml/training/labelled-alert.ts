import type { AlertClass } from '#domain/classification.ts';
import type { AlertText } from '#ml/alert-text.ts';

/** One labelled alert to learn from. */
export interface LabelledAlert {
  readonly alert: AlertText;
  readonly label: AlertClass;
  /** Labels that a careful responder could also have given. */
  readonly alternatives: readonly AlertClass[];
  /** The unit of cross-validation: the repository of a rule, the grammar family of a written example. */
  readonly source: string;
  /** Licence of the text, as its source states it. */
  readonly licence: string;
}
