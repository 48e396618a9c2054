import { safeUrl } from '#sandbox/page/browser/mrkdwn/safe-url.ts';
import type { TextNode } from '#sandbox/page/browser/mrkdwn/text-node.ts';

const deepestNesting = 4;

/** One pattern per mark, tried in this order at each place; every repetition is bounded by its line. */
const marks: readonly {
  readonly pattern: RegExp;
  readonly node: (match: RegExpExecArray, depth: number) => TextNode | null;
}[] = [
  { pattern: /\\([\\`*_{}[\]()#+\-.!~|<>])/y, node: (match) => ({ kind: 'text', text: match[1] ?? '' }) },
  { pattern: /`([^`\n]{1,2000})`/y, node: (match) => ({ kind: 'code', text: match[1] ?? '' }) },
  { pattern: /\*\*(?!\s)([^\n]{1,2000}?)\*\*/y, node: styled('bold') },
  { pattern: /__(?!\s)([^\n]{1,2000}?)__/y, node: styled('bold') },
  { pattern: /~~(?!\s)([^\n]{1,2000}?)~~/y, node: styled('strike') },
  { pattern: /\*(?![\s*])([^*\n]{1,2000})\*/y, node: styled('italic') },
  { pattern: /(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{1,2000})_(?![\p{L}\p{N}_])/uy, node: styled('italic') },
  {
    pattern: /!?\[([^\]\n]{0,1000})\]\(([^()\s]{1,2000})\)/y,
    node: (match, depth) => {
      const url = safeUrl(match[2]);
      return url ? { kind: 'link', url, children: parseMarkdownInline(match[1] || url, depth + 1) } : null;
    },
  },
  {
    pattern: /<((?:https?|mailto):[^\s>]{1,2000})>/y,
    node: (match) => {
      const url = safeUrl(match[1]);
      return url ? { kind: 'link', url, children: [{ kind: 'text', text: match[1] ?? '' }] } : null;
    },
  },
  { pattern: /<@([A-Z0-9]{1,30})>/y, node: (match) => ({ kind: 'user', id: match[1] ?? '', label: null }) },
  { pattern: /<#([A-Z0-9]{1,30})>/y, node: (match) => ({ kind: 'channel', id: match[1] ?? '', label: null }) },
  { pattern: /:([a-z0-9_+'-]{1,60}):/y, node: (match) => ({ kind: 'emoji', name: match[1] ?? '' }) },
];
const marked = /[\\`*_~![<:]/;

function styled(kind: 'bold' | 'italic' | 'strike') {
  return (match: RegExpExecArray, depth: number): TextNode => ({
    kind,
    children: parseMarkdownInline(match[1] ?? '', depth + 1),
  });
}

/** Reads the inline part of standard Markdown. What is not formatting is text; addresses are checked. */
export function parseMarkdownInline(text: string, depth = 0): TextNode[] {
  if (depth >= deepestNesting) return text === '' ? [] : [{ kind: 'text', text }];
  const nodes: TextNode[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const found = marked.test(text[at] ?? '') ? readMark(text, at, depth) : null;
    if (found === null) {
      plain += text[at] ?? '';
      at += 1;
    } else if (found.node.kind === 'text') {
      plain += found.node.text;
      at = found.end;
    } else {
      if (plain !== '') nodes.push({ kind: 'text', text: plain });
      plain = '';
      nodes.push(found.node);
      at = found.end;
    }
  }
  if (plain !== '') nodes.push({ kind: 'text', text: plain });
  return nodes;
}

function readMark(text: string, at: number, depth: number): { node: TextNode; end: number } | null {
  for (const mark of marks) {
    mark.pattern.lastIndex = at;
    const match = mark.pattern.exec(text);
    const node = match && mark.node(match, depth);
    if (match && node) return { node, end: at + match[0].length };
  }
  return null;
}
