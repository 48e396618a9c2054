import type { ContextBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { imageElement } from '#sandbox/page/browser/elements/image.ts';
import { textObject } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { BlockProps } from './block-props.ts';

/** Small print: texts and little pictures in a row. */
export function contextBlock({ block, scope }: BlockProps<ContextBlock>): VNode {
  return html`<div class="context">
    ${block.elements.map((element) =>
      element.type === 'image'
        ? imageElement({ element })
        : html`<div class="context-text">${textObject(element, scope.directory)}</div>`,
    )}
  </div>`;
}
