import type { ImageBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { imageElement } from '#sandbox/page/browser/elements/image.ts';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { BlockProps } from './block-props.ts';

/** A picture on its own, with its title above it. */
export function imageBlock({ block }: BlockProps<ImageBlock>): VNode {
  return html`<figure class="figure">
    ${block.title && html`<figcaption class="hint">${plainText(block.title)}</figcaption>`}
    ${imageElement({ element: block })}
  </figure>`;
}
