import { parseInline } from './parse-inline.ts';
import type { TextBlock } from './text-node.ts';
import { unescapeText } from './unescape-text.ts';

const fence = /```([\s\S]*?)```/g;
const quoted = /^(?:>|&gt;) ?/;
const quotedToTheEnd = /^(?:>>>|&gt;&gt;&gt;) ?/;

/**
 * Reads Slack's mrkdwn into blocks: fenced text, quotes and paragraphs. Lists stay as written, as in Slack.
 * Never throws: what is not formatting is text. Reference: docs.slack.dev/messaging/formatting-message-text.
 */
export function parseMrkdwn(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let from = 0;
  for (const match of text.matchAll(fence)) {
    blocks.push(...parseLines(text.slice(from, match.index).replace(/\n$/, '')));
    blocks.push({ kind: 'preformatted', text: unescapeText((match[1] ?? '').replace(/^\n|\n$/g, '')) });
    from = match.index + match[0].length;
    if (text[from] === '\n') from += 1;
  }
  blocks.push(...parseLines(text.slice(from)));
  return blocks;
}

function parseLines(text: string): TextBlock[] {
  if (text === '') return [];
  const blocks: TextBlock[] = [];
  let kind: 'paragraph' | 'quote' = 'paragraph';
  let run: string[] = [];

  const flush = (): void => {
    if (run.length > 0) blocks.push({ kind, children: parseInline(run.join('\n')) });
    run = [];
  };
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (quotedToTheEnd.test(line)) {
      flush();
      const rest = [line.replace(quotedToTheEnd, ''), ...lines.slice(index + 1)].join('\n');
      blocks.push({ kind: 'quote', children: parseInline(rest) });
      return blocks;
    }
    const next = quoted.test(line) ? 'quote' : 'paragraph';
    if (next !== kind) flush();
    kind = next;
    run.push(kind === 'quote' ? line.replace(quoted, '') : line);
  }
  flush();
  return blocks;
}
