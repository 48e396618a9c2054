import { describe, expect, it } from 'vitest';
import { showResult } from './show-result.ts';

describe('showResult', () => {
  it('shows three digits that count, every run of a figure, and the notes', () => {
    const figures = [
      { id: 'a', what: 'Fast', unit: 'alerts/s', median: 1234.56, runs: [1200, 1234.56, 1301] },
      { id: 'b', what: 'Slow', unit: 'ms', median: 0.123456, p95: 98.76, p99: 101.4 },
    ] as const;
    expect(showResult({ figures, notes: ['in a crowd'] })).toBe(
      [
        '| What | Median        | p95     | p99    | Runs             |',
        '| ---- | ------------- | ------- | ------ | ---------------- |',
        '| Fast | 1230 alerts/s |         |        | 1200, 1230, 1300 |',
        '| Slow | 0.123 ms      | 98.8 ms | 101 ms |                  |',
        '',
        '- in a crowd',
      ].join('\n'),
    );
  });

  it('shows a count as it is', () => {
    const figures = [{ id: 'a', what: 'Killed', unit: 'kills', median: 12_345 }] as const;
    expect(showResult({ figures, notes: [] })).toContain('| Killed | 12345 kills |');
  });

  it('leaves out a column in which nothing stands', () => {
    const figures = [{ id: 'a', what: 'Ratio', unit: '×', median: 2 }] as const;
    expect(showResult({ figures, notes: [] })).toBe('| What  | Median |\n| ----- | ------ |\n| Ratio | 2 ×    |\n');
  });
});
