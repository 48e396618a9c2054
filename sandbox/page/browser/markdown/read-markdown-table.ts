import type { TableCell, TextBlock } from '#sandbox/page/browser/mrkdwn/text-node.ts';
import { parseMarkdownInline } from './parse-markdown-inline.ts';

const separatorCell = /^:?-+:?$/;

/** The pipe table that starts on this line, or null when none does. */
export function readMarkdownTable(lines: readonly string[], at: number): { block: TextBlock; next: number } | null {
  const head = lines[at] ?? '';
  const rule = lines[at + 1] ?? '';
  if (!head.includes('|')) return null;
  const rules = cellsOf(rule);
  if (!rules.every((cell) => separatorCell.test(cell))) return null;
  const aligns = rules.map(alignment);
  const cells = (line: string): TableCell[] =>
    cellsOf(line).map((text, column) => ({ align: aligns[column] ?? 'left', children: parseMarkdownInline(text) }));
  let next = at + 2;
  const rows: TableCell[][] = [];
  for (; (lines[next] ?? '').includes('|'); next += 1) rows.push(cells(lines[next] ?? ''));
  return { block: { kind: 'table', head: cells(head), rows }, next };
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'));
}

function alignment(rule: string): TableCell['align'] {
  if (!rule.endsWith(':')) return 'left';
  return rule.startsWith(':') ? 'center' : 'right';
}
