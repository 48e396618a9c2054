import type { HeaderBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import type { BlockProps } from './block-props.ts';

/** A line of large text. */
export function headerBlock({ block }: BlockProps<HeaderBlock>): VNode {
  return html`<h3 class="header">${plainText(block.text)}</h3>`;
}
