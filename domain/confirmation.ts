import type { AlertClass } from './classification.ts';

/** A cause that the catalogue does not have, where a person says so. No cause of the catalogue bears this id. */
export const somethingElse = 'other';

/** What people say an incident really was, whatever Firebreak judged. At least one of class and cause is said. */
export interface Confirmation {
  readonly class: AlertClass | null;
  /** A cause of the catalogue in ml/causes as it was then, or `somethingElse`. */
  readonly cause: string | null;
  readonly note: string | null;
  /** Slack id of the person who said it last. */
  readonly by: string;
  readonly at: Date;
}
