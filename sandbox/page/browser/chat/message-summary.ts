import type { MessageView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { emojiCharacter } from '#sandbox/page/browser/mrkdwn/emoji.ts';
import { parseInline } from '#sandbox/page/browser/mrkdwn/parse-inline.ts';
import type { TextNode } from '#sandbox/page/browser/mrkdwn/text-node.ts';

/** A message in one line of plain words: its fallback text, or its first header or section. */
export function messageSummary(message: MessageView, directory: Directory): string {
  const text = message.text || firstBlockText(message.blocks);
  return plain(parseInline(text.slice(0, 400)), directory)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function firstBlockText(blocks: readonly Readonly<Record<string, unknown>>[]): string {
  for (const { text } of blocks) {
    if (typeof text === 'object' && text !== null && 'text' in text && typeof text.text === 'string') return text.text;
  }
  return '';
}

function plain(nodes: readonly TextNode[], directory: Directory): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
        case 'code':
          return node.text;
        case 'bold':
        case 'italic':
        case 'strike':
        case 'link':
          return plain(node.children, directory);
        case 'user':
          return `@${directory.person(node.id)?.name ?? node.label ?? node.id}`;
        case 'channel':
          return `#${directory.channel(node.id)?.name ?? node.label ?? node.id}`;
        case 'usergroup':
          return `@${(directory.usergroupHandle(node.id) ?? node.label ?? node.id).replace(/^@/, '')}`;
        case 'broadcast':
          return `@${node.range}`;
        case 'date':
          return node.fallback;
        case 'emoji':
          return emojiCharacter(node.name) ?? `:${node.name}:`;
      }
    })
    .join('');
}
