import type { ListItem, TextBlock } from '#sandbox/page/browser/mrkdwn/text-node.ts';
import { parseMarkdownInline } from './parse-markdown-inline.ts';
import { readMarkdownTable } from './read-markdown-table.ts';

const fence = /^\s*(```|~~~)/;
const heading = /^(#{1,6})\s+(.*)$/;
const rule = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const listItem = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const task = /^\[([ xX])\]\s+(.*)$/;
const quote = /^\s*>\s?/;

/**
 * Reads the standard Markdown of a `markdown` block: headings, lists, task lists, quotes, fences, tables, rules and
 * paragraphs. Raw HTML stays text. Never throws. Reference: docs.slack.dev/reference/block-kit/blocks/markdown-block.
 */
export function parseMarkdown(text: string): TextBlock[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: TextBlock[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', children: parseMarkdownInline(paragraph.join('\n')) });
    paragraph = [];
  };

  for (let at = 0; at < lines.length;) {
    const found = readBlock(lines, at, paragraph.length > 0);
    if (found) {
      flush();
      if (found.block) blocks.push(found.block);
      at = found.next;
    } else {
      paragraph.push(lines[at] ?? '');
      at += 1;
    }
  }
  flush();
  return blocks;
}

/** The block that starts on this line, or null when the line belongs to a paragraph; a null block is a blank line. */
function readBlock(
  lines: readonly string[],
  at: number,
  insideParagraph: boolean,
): { block: TextBlock | null; next: number } | null {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: null, next: at + 1 };
  const fenced = fence.exec(line);
  if (fenced) {
    const end = lines.findIndex((other, index) => index > at && other.trim() === fenced[1]);
    const body = lines.slice(at + 1, end === -1 ? lines.length : end).join('\n');
    return { block: { kind: 'preformatted', text: body }, next: end === -1 ? lines.length : end + 1 };
  }
  const titled = heading.exec(line);
  if (titled) {
    const level = titled[1]?.length ?? 1;
    return {
      block: { kind: 'heading', level, children: parseMarkdownInline((titled[2] ?? '').replace(/\s#+\s*$/, '')) },
      next: at + 1,
    };
  }
  if (rule.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  if (quote.test(line)) {
    const run = takeWhile(lines, at, (other) => quote.test(other));
    const inside = run.map((other) => other.replace(quote, '')).join('\n');
    return { block: { kind: 'quote', children: parseMarkdownInline(inside) }, next: at + run.length };
  }
  if (listItem.test(line)) return readList(lines, at);
  return insideParagraph ? null : readMarkdownTable(lines, at);
}

function readList(lines: readonly string[], at: number): { block: TextBlock; next: number } {
  const run = takeWhile(lines, at, (line) => listItem.test(line));
  const first = listItem.exec(run[0] ?? '');
  const items = run.map((line): ListItem => {
    const [, indent = '', , words = ''] = listItem.exec(line) ?? [];
    const done = task.exec(words);
    return {
      level: Math.min(5, Math.floor(indent.replaceAll('\t', '    ').length / 2)),
      checked: done ? done[1] !== ' ' : null,
      children: parseMarkdownInline(done?.[2] ?? words),
    };
  });
  const number = first?.[2];
  return {
    block: { kind: 'list', ordered: number !== undefined, start: Number(number ?? 1), items },
    next: at + run.length,
  };
}

function takeWhile(lines: readonly string[], at: number, accepts: (line: string) => boolean): readonly string[] {
  const rest = lines.slice(at);
  const end = rest.findIndex((line) => !accepts(line));
  return end === -1 ? rest : rest.slice(0, end);
}
