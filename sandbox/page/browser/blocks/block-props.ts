import type { BlockScope } from '#sandbox/page/browser/block-scope.ts';

/** What every block renderer takes. */
export interface BlockProps<Block> {
  readonly block: Block;
  readonly scope: BlockScope;
  /** Unique on the page; ids of controls are made from it. */
  readonly id: string;
}
