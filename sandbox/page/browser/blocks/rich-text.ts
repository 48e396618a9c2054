import type { RichTextBlock, RichTextBlockElement } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { unknownJson } from '#sandbox/page/browser/unknown-json.ts';
import type { BlockProps } from './block-props.ts';
import { richTextInline } from './rich-text-inline.ts';

/** Text as Slack's own editor writes it: sections, lists, quotes and fences. */
export function richTextBlock({ block, scope }: Pick<BlockProps<RichTextBlock>, 'block' | 'scope'>): VNode {
  return html`<div class="rich-text">${block.elements.map((element) => richTextPart(element, scope.directory))}</div>`;
}

function richTextPart(part: RichTextBlockElement, directory: Directory): VNode {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p class="text">${richTextInline(part.elements, directory)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote class="text quote">${richTextInline(part.elements, directory)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre class="preformatted" tabindex="0">${richTextInline(part.elements, directory)}</pre>`;
    case 'rich_text_list': {
      const tag = part.style === 'ordered' ? 'ol' : 'ul';
      const level = Math.min(part.indent ?? 0, 5);
      return html`<${tag} class="list">
        ${part.elements.map((item) => html`<li class=${`list-level-${level}`}>${richTextInline(item.elements, directory)}</li>`)}
      </${tag}>`;
    }
    default:
      return html`<${unknownJson} what="element" json=${part} />`;
  }
}
