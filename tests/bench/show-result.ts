import type { BenchResult, Figure } from './bench.ts';

/** The figures as a Markdown table with the notes below it; readable in a terminal as well. */
export function showResult({ figures, notes }: BenchResult): string {
  const rows = figures.map((figure) => [figure.what, ...cells(figure)]);
  const columns = ['What', 'Median', 'p95', 'p99', 'Runs'].map((title, column) => [
    title,
    ...rows.map((row) => row[column] ?? ''),
  ]);
  const filled = columns.filter(([, ...values]) => values.some((value) => value !== ''));
  const padded = filled.map(([title = '', ...values]) => {
    const width = Math.max(...[title, ...values].map((cell) => cell.length));
    return [title.padEnd(width), '-'.repeat(width), ...values.map((value) => value.padEnd(width))];
  });
  const lines = Array.from(
    { length: rows.length + 2 },
    (_, line) => `| ${padded.map((cells) => cells[line]).join(' | ')} |`,
  );
  return [...lines, '', ...notes.map((note) => `- ${note}`)].join('\n');
}

function cells({ median, p95, p99, runs, unit }: Figure): readonly string[] {
  return [
    `${counted.has(unit) ? median : rounded(median)} ${unit}`,
    p95 === undefined ? '' : `${rounded(p95)} ${unit}`,
    p99 === undefined ? '' : `${rounded(p99)} ${unit}`,
    runs === undefined ? '' : runs.map(rounded).join(', '),
  ];
}

/** Units whose figures are counts, of which every one matters. */
const counted: ReadonlySet<Figure['unit']> = new Set(['kills', 'runs', 'effects', 'doubts']);

/** Three digits that count: more would claim a precision that a noisy machine does not have. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
