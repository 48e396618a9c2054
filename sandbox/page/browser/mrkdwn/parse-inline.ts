import { parseControl } from './parse-control.ts';
import type { TextNode } from './text-node.ts';
import { unescapeText } from './unescape-text.ts';

/** Formatting nests at most this deep; hostile text like `*_*_*_…` stays text below it. */
const deepestNesting = 4;

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const wordCharacter = /[\p{L}\p{N}_]/u;
const emojiName = /:([a-z0-9_+'-]{1,60}):/y;

function isStyle(mark: string): mark is keyof typeof styles {
  return mark in styles;
}

/**
 * Reads one run of mrkdwn into nodes: *bold*, _italic_, ~strike~, `code`, <control sequences> and :emoji:.
 * A mark opens only at a word's edge and closes only at one, within its line, as Slack's own renderer does.
 * Takes time linear in the text's length for a given nesting depth.
 */
export function parseInline(text: string, depth = 0): TextNode[] {
  const nodes: TextNode[] = [];
  /** Marks known to have no closing partner before the end of their line, by the line's end. */
  const unclosed = new Map<string, number>();
  let plainFrom = 0;
  let at = 0;

  const take = (node: TextNode, end: number): void => {
    if (at > plainFrom) nodes.push({ kind: 'text', text: unescapeText(text.slice(plainFrom, at)) });
    nodes.push(node);
    at = end;
    plainFrom = end;
  };

  while (at < text.length) {
    const mark = text[at] ?? '';
    const found = read(mark);
    if (found) take(found.node, found.end);
    else at += 1;
  }
  if (at > plainFrom) nodes.push({ kind: 'text', text: unescapeText(text.slice(plainFrom, at)) });
  return nodes;

  function read(mark: string): { node: TextNode; end: number } | null {
    if (mark === '<') return readControl();
    if (mark === ':') return readEmoji();
    if (mark === '`') {
      const end = closing('`', (position) => position > at + 1);
      return end === -1 ? null : { node: { kind: 'code', text: unescapeText(text.slice(at + 1, end)) }, end: end + 1 };
    }
    if (!isStyle(mark) || depth >= deepestNesting || !opens(at)) return null;
    const end = closing(mark, (position) => position > at + 1 && closes(position));
    if (end === -1) return null;
    return { node: { kind: styles[mark], children: parseInline(text.slice(at + 1, end), depth + 1) }, end: end + 1 };
  }

  function readControl(): { node: TextNode; end: number } | null {
    const end = closing('>', () => true);
    if (end === -1) return null;
    const node = parseControl(text.slice(at + 1, end));
    return node ? { node, end: end + 1 } : null;
  }

  function readEmoji(): { node: TextNode; end: number } | null {
    emojiName.lastIndex = at;
    const name = emojiName.exec(text);
    if (!name || /\d/.test(text[at - 1] ?? '')) return null;
    return { node: { kind: 'emoji', name: name[1] ?? '' }, end: emojiName.lastIndex };
  }

  function opens(position: number): boolean {
    const before = text[position - 1] ?? ' ';
    const after = text[position + 1] ?? ' ';
    return !wordCharacter.test(before) && !/\s/.test(after) && after !== text[position];
  }

  function closes(position: number): boolean {
    return !/\s/.test(text[position - 1] ?? ' ') && !wordCharacter.test(text[position + 1] ?? ' ');
  }

  function closing(mark: string, accepts: (position: number) => boolean): number {
    if (at < (unclosed.get(mark) ?? -1)) return -1;
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 ? text.length : newline;
    for (let end = text.indexOf(mark, at + 1); end !== -1 && end < lineEnd; end = text.indexOf(mark, end + 1)) {
      if (accepts(end)) return end;
    }
    unclosed.set(mark, lineEnd);
    return -1;
  }
}
