import type { ConfirmationDialog } from '@slack/types';
import type { Directory } from './directory.ts';

/** What a person has typed or chosen in one element; an array for elements that take several. */
export type FieldValue = string | readonly string[];

/** A gesture on an element. `confirm` is the question to ask first, where the app wants one. */
export type BlockAct =
  | {
      readonly kind: 'press';
      readonly actionId: string;
      readonly blockId: string;
      readonly confirm?: ConfirmationDialog | undefined;
    }
  | {
      readonly kind: 'choose';
      readonly actionId: string;
      readonly blockId: string;
      readonly value: FieldValue;
      readonly confirm?: ConfirmationDialog | undefined;
    };

/** What a block needs besides its own JSON. The same renderers serve messages and modals. */
export interface BlockScope {
  readonly directory: Directory;
  readonly surface: 'message' | 'modal';
  /** The `actionKey` of a gesture that is on its way to the app, or null. */
  readonly busy: string | null;
  /** Validation messages by block id. */
  readonly errors: Readonly<Record<string, string>>;
  act(act: BlockAct): void;
  /** The current value of an element, or undefined when nobody has touched it. */
  field(blockId: string, actionId: string): FieldValue | undefined;
  setField(blockId: string, actionId: string, value: FieldValue): void;
}

/** Names one element of one surface. */
export function actionKey(blockId: string, actionId: string): string {
  return `${blockId}/${actionId}`;
}
