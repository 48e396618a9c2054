import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { emojiCharacter } from './emoji.ts';
import { formatSlackDate } from './format-slack-date.ts';
import { parseMrkdwn } from './parse-mrkdwn.ts';
import type { TableCell, TextBlock, TextNode } from './text-node.ts';

const tags = { bold: 'strong', italic: 'em', strike: 's' } as const;

/** Draws nodes of text. Everything that came from a message ends up as a text node of the document. */
export function inlineText(nodes: readonly TextNode[], directory: Directory): (VNode | string)[] {
  return nodes.map((node) => inlineNode(node, directory));
}

function inlineNode(node: TextNode, directory: Directory): VNode | string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
    case 'italic':
    case 'strike':
      return html`<${tags[node.kind]}>${inlineText(node.children, directory)}</${tags[node.kind]}>`;
    case 'code':
      return html`<code class="code">${node.text}</code>`;
    case 'link':
      return html`<a href=${node.url} target="_blank" rel="noopener noreferrer"
        >${inlineText(node.children, directory)}</a
      >`;
    case 'user': {
      const mine = node.id === directory.viewerId;
      const name = directory.person(node.id)?.name ?? node.label ?? node.id;
      return html`<span class=${mine ? 'mention mention-mine' : 'mention'}>@${name}</span>`;
    }
    case 'channel': {
      const channel = directory.channel(node.id);
      const name = channel?.name ?? node.label ?? node.id;
      if (!channel) return html`<span class="mention">#${name}</span>`;
      return html`<button type="button" class="mention mention-link" onClick=${() => directory.openChannel(node.id)}>
        #${name}
      </button>`;
    }
    case 'usergroup':
      return html`<span class="mention"
        >@${(directory.usergroupHandle(node.id) ?? node.label ?? node.id).replace(/^@/, '')}</span
      >`;
    case 'broadcast':
      return html`<span class="mention mention-mine">@${node.range}</span>`;
    case 'date': {
      const words = formatSlackDate(node.epochSeconds, node.format, { now: directory.now }) || node.fallback;
      const time = html`<time dateTime=${isoTime(node.epochSeconds)} title=${node.fallback}>${words}</time>`;
      return node.url ? html`<a href=${node.url} target="_blank" rel="noopener noreferrer">${time}</a>` : time;
    }
    case 'emoji': {
      const character = emojiCharacter(node.name);
      return character
        ? html`<span class="emoji" role="img" aria-label=${node.name}>${character}</span>`
        : `:${node.name}:`;
    }
  }
}

/** Draws blocks of text, one element each. */
export function textBlocks(blocks: readonly TextBlock[], directory: Directory): VNode[] {
  return blocks.map((block) => textBlock(block, directory));
}

function textBlock(block: TextBlock, directory: Directory): VNode {
  switch (block.kind) {
    case 'paragraph':
      return html`<p class="text">${inlineText(block.children, directory)}</p>`;
    case 'quote':
      return html`<blockquote class="text quote">${inlineText(block.children, directory)}</blockquote>`;
    case 'preformatted':
      return html`<pre class="preformatted" tabindex="0">${block.text}</pre>`;
    case 'heading':
      return html`<p class="text text-heading" role="heading" aria-level=${block.level + 2} data-level=${block.level}>
        ${inlineText(block.children, directory)}
      </p>`;
    case 'rule':
      return html`<hr class="divider" />`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return html`<${tag} class="list" start=${block.ordered ? block.start : undefined}>
        ${block.items.map(
          (item) =>
            html`<li class=${`list-level-${Math.min(item.level, 5)}`} data-checked=${item.checked ?? undefined}>
              ${item.checked === null ? null : html`<input type="checkbox" disabled checked=${item.checked} aria-label="done" />`}
              ${inlineText(item.children, directory)}
            </li>`,
        )}
      </${tag}>`;
    }
    case 'table':
      return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Table">
        <table class="table">
          <thead>
            <tr>
              ${block.head.map((cell) => tableCell('th', cell, directory))}
            </tr>
          </thead>
          <tbody>
            ${block.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => tableCell('td', cell, directory))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

function tableCell(tag: 'th' | 'td', cell: TableCell, directory: Directory): VNode {
  return html`<${tag} class=${`align-${cell.align}`}>${inlineText(cell.children, directory)}</${tag}>`;
}

/** A message's or a text object's mrkdwn. */
export function mrkdwnText(text: string, directory: Directory): VNode[] {
  return textBlocks(parseMrkdwn(text), directory);
}

function isoTime(epochSeconds: number): string | undefined {
  const at = new Date(epochSeconds * 1000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
