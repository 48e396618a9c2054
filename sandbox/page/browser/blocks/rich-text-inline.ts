import type { RichTextElement } from '@slack/types';
import type { VNode } from 'preact';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { inlineText } from '#sandbox/page/browser/mrkdwn/formatted-text.ts';
import { safeUrl } from '#sandbox/page/browser/mrkdwn/safe-url.ts';
import type { TextNode } from '#sandbox/page/browser/mrkdwn/text-node.ts';

/** Draws the inline elements of rich text through the same nodes as mrkdwn. */
export function richTextInline(elements: readonly RichTextElement[], directory: Directory): (VNode | string)[] {
  return inlineText(elements.map(richTextNode), directory);
}

/** One inline element as a node of text, its styles around it. */
function richTextNode(element: RichTextElement): TextNode {
  const style = element.style;
  let node = bareNode(element, style?.code === true);
  if (style?.strike) node = { kind: 'strike', children: [node] };
  if (style?.italic) node = { kind: 'italic', children: [node] };
  if (style?.bold) node = { kind: 'bold', children: [node] };
  return node;
}

function bareNode(element: RichTextElement, code: boolean): TextNode {
  switch (element.type) {
    case 'text':
      return { kind: code ? 'code' : 'text', text: element.text };
    case 'link': {
      const url = safeUrl(element.url);
      const label: TextNode = { kind: code ? 'code' : 'text', text: element.text ?? element.url };
      return url ? { kind: 'link', url, children: [label] } : label;
    }
    case 'user':
      return { kind: 'user', id: element.user_id, label: null };
    case 'channel':
      return { kind: 'channel', id: element.channel_id, label: null };
    case 'usergroup':
      return { kind: 'usergroup', id: element.usergroup_id, label: null };
    case 'broadcast':
      return { kind: 'broadcast', range: element.range };
    case 'emoji':
      return { kind: 'emoji', name: element.name };
    case 'date':
      return {
        kind: 'date',
        epochSeconds: element.timestamp,
        format: element.format,
        url: safeUrl(element.url),
        fallback: element.fallback ?? '',
      };
    case 'color':
      return { kind: 'code', text: element.value };
    case 'team':
      return { kind: 'text', text: `@${element.team_id}` };
    default:
      return { kind: 'code', text: JSON.stringify(element) };
  }
}
