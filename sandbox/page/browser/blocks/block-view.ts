import type { KnownBlock } from '@slack/types';
import { Component, html } from 'htm/preact';
import type { VNode } from 'preact';
import { blockIdOf } from '#sandbox/page/browser/block-id.ts';
import type { BlockScope } from '#sandbox/page/browser/block-scope.ts';
import { unknownJson } from '#sandbox/page/browser/unknown-json.ts';
import { actionsBlock } from './actions.ts';
import type { BlockProps } from './block-props.ts';
import { contextBlock } from './context.ts';
import { dividerBlock } from './divider.ts';
import { headerBlock } from './header.ts';
import { imageBlock } from './image.ts';
import { inputBlock } from './input.ts';
import { markdownBlock } from './markdown.ts';
import { planBlock } from './plan.ts';
import { richTextBlock } from './rich-text.ts';
import { sectionBlock } from './section.ts';
import { tableBlock } from './table.ts';
import { taskCardBlock } from './task-card.ts';

type Block = { readonly type?: unknown; readonly block_id?: unknown };
type BlockTable = {
  readonly [Type in KnownBlock['type']]?: (props: BlockProps<Extract<KnownBlock, { type: Type }>>) => VNode;
};

/** Every block this page draws: one file each. */
export const blockTable = {
  section: sectionBlock,
  header: headerBlock,
  divider: dividerBlock,
  context: contextBlock,
  actions: actionsBlock,
  image: imageBlock,
  rich_text: richTextBlock,
  markdown: markdownBlock,
  input: inputBlock,
  table: tableBlock,
  plan: planBlock,
  task_card: taskCardBlock,
} satisfies BlockTable;

/** Draws one block by its type, or its JSON when the type is none of the table's. */
export function drawBlock(props: BlockProps<Block>): VNode {
  const type = String(props.block.type);
  if (!Object.hasOwn(blockTable, type)) return html`<${unknownJson} what="block" json=${props.block} />`;
  // The table's key is the block's own type, so the renderer takes exactly this block.
  return (blockTable[type as keyof typeof blockTable] as (props: BlockProps<Block>) => VNode)(props);
}

/** One block behind a guard: a block that breaks its renderer is shown as JSON, and the rest of the page lives on. */
class BlockView extends Component<BlockProps<Block>, { readonly broken: Block | null }> {
  override state: { readonly broken: Block | null } = { broken: null };

  override componentDidCatch(): void {
    this.setState({ broken: this.props.block });
  }

  override render(): VNode {
    if (this.state.broken === this.props.block) return html`<${unknownJson} what="block" json=${this.props.block} />`;
    return html`<${drawBlock} ...${this.props} />`;
  }
}

/** All blocks of a message or a modal, in order. */
export function blockList(blocks: readonly Block[], scope: BlockScope, id: string): VNode {
  return html`<div class="blocks">
    ${blocks.map(
      (block, index) =>
        html`<${BlockView} key=${blockIdOf(block, `${index}`)} block=${block} scope=${scope} id=${`${id}-${index}`} />`,
    )}
  </div>`;
}
