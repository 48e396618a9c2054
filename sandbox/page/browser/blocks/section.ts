import type { SectionBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { elementView } from '#sandbox/page/browser/elements/element-view.ts';
import { plainText, textObject } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { BlockProps } from './block-props.ts';

/** Text, fields in two columns, and at most one element beside them. */
export function sectionBlock({ block, scope, id }: BlockProps<SectionBlock>): VNode {
  return html`<div class="section">
    <div class="section-body">
      ${block.text && html`<div>${textObject(block.text, scope.directory)}</div>`}
      ${
        block.fields &&
        html`<div class="fields">
          ${block.fields.map((field) => html`<div class="field">${textObject(field, scope.directory)}</div>`)}
        </div>`
      }
    </div>
    ${
      block.accessory &&
      html`<div class="section-accessory">
        ${elementView({
          element: block.accessory,
          blockId: block.block_id ?? '',
          scope,
          label: plainText(block.text).slice(0, 80),
          id: `${id}-accessory`,
          dispatches: true,
        })}
      </div>`
    }
  </div>`;
}
