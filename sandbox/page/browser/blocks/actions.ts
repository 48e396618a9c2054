import type { ActionsBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { elementView } from '#sandbox/page/browser/elements/element-view.ts';
import type { BlockProps } from './block-props.ts';

/** A row of elements that each report to the app at once. */
export function actionsBlock({ block, scope, id }: BlockProps<ActionsBlock>): VNode {
  return html`<div class="actions">
    ${block.elements.map((element, index) =>
      elementView({ element, blockId: block.block_id ?? '', scope, label: '', id: `${id}-${index}`, dispatches: true }),
    )}
  </div>`;
}
