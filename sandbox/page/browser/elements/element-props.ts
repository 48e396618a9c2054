import type { BlockScope } from '#sandbox/page/browser/block-scope.ts';

/** What every element renderer takes. */
export interface ElementProps<Element> {
  readonly element: Element;
  readonly blockId: string;
  readonly scope: BlockScope;
  /** Names the element for assistive technology where no visible label does. */
  readonly label: string;
  /** The id of the control, so that an input block's label can point at it. */
  readonly id: string;
  /** False in an input block without `dispatch_action`: there a change waits for the form's submission. */
  readonly dispatches: boolean;
}
