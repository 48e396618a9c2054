import type { FieldRow } from './field-rows.ts';

/** A table; what stands in cells may hold any text. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** The table of a block's fields; what has to be there is marked. Empty where there are none. */
export function fieldTable(rows: readonly FieldRow[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map(({ name, type, usual, needed, description }) => [
    `\`${name}\``,
    type,
    needed ? 'needed' : usual === null ? '' : `\`${usual}\``,
    description,
  ]);
  return markdownTable(['field', 'takes', 'by default', 'what'], cells);
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll(/\s*\n\s*/g, ' ');
}
