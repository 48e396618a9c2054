import type { MarkdownBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { parseMarkdown } from '#sandbox/page/browser/markdown/parse-markdown.ts';
import { textBlocks } from '#sandbox/page/browser/mrkdwn/formatted-text.ts';
import type { BlockProps } from './block-props.ts';

/** Standard Markdown, as language models write it. */
export function markdownBlock({ block, scope }: BlockProps<MarkdownBlock>): VNode {
  return html`<div class="markdown">${textBlocks(parseMarkdown(block.text), scope.directory)}</div>`;
}
