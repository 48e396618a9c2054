import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, confidenceBands, recordBands, riskBands } from '#domain/decision.ts';
import { defaultDecisionTable } from '#incidents/rules/default-decision-table.ts';

/** Every cell as it is meant, in the words of docs/operations.md: poor, none, good, proven. */
const meant = [
  ['low', 'low', ['escalate', 'escalate', 'escalate', 'escalate']],
  ['low', 'medium', ['escalate', 'escalate', 'escalate', 'escalate']],
  ['low', 'high', ['escalate', 'escalate', 'escalate', 'escalate']],
  ['fair', 'low', ['act', 'act', 'act', 'act']],
  ['fair', 'medium', ['suggest', 'ask', 'ask', 'act']],
  ['fair', 'high', ['suggest', 'ask', 'ask', 'ask']],
  ['high', 'low', ['act', 'act', 'act', 'act']],
  ['high', 'medium', ['ask', 'ask', 'act', 'act']],
  ['high', 'high', ['ask', 'ask', 'ask', 'ask']],
] as const;

const cells = meant.flatMap(([confidence, risk, row]) =>
  recordBands.map((record, at) => ({ confidence, risk, record, action: row[at] })),
);

describe('the default decision table', () => {
  it('has no cell beside these', () => {
    expect(cells).toHaveLength(confidenceBands.length * riskBands.length * recordBands.length);
  });

  it.each(cells)('says $action for $confidence confidence, $risk risk, $record record', (cell) => {
    expect(defaultDecisionTable[cell.confidence][cell.risk][cell.record]).toBe(cell.action);
  });

  it('never does less for more confidence, less risk or a better record', () => {
    const index = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3));
    const does = ([confidence, safety, record]: readonly [number, number, number]) => {
      const risk = riskBands.toReversed()[safety];
      const action = defaultDecisionTable[confidenceBands[confidence]!][risk!][recordBands[record]!];
      return actions.indexOf(action);
    };
    fc.assert(
      fc.property(index, index, (a, b) => {
        const better = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.max(a[2], b[2])] as const;
        expect(does(better)).toBeGreaterThanOrEqual(does(a));
      }),
      { numRuns: 500 },
    );
  });

  it('is quoted to operators as it is', async () => {
    const told = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    expect(told).toContain('| low | any | escalate | escalate | escalate | escalate |');
    for (const [confidence, risk, row] of meant.slice(3)) {
      expect(told).toContain(`| ${confidence} | ${risk} | ${row.join(' | ')} |`);
    }
  });
});
