import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decisionSettings } from '#app/settings/decision-settings.ts';
import { settingsSchema } from '#app/settings.ts';
import { defaultDecisionTable } from '#incidents/rules/default-decision-table.ts';
import { problemsOf } from './problems-of.ts';

describe('decisions:', () => {
  it('are the default table where nothing is written, and in the example', async () => {
    expect(decisionSettings.parse(undefined).table).toEqual(defaultDecisionTable);
    const example = await readFile(new URL('../../../firebreak.example.yml', import.meta.url), 'utf8');
    expect(settingsSchema.parse(parse(example)).decisions).toEqual(decisionSettings.parse({}));
  });

  it('take a cell that is given and leave all others', () => {
    const { table } = decisionSettings.parse({ table: { high: { medium: { none: 'act' } } } });
    expect(table).toEqual({
      ...defaultDecisionTable,
      high: { ...defaultDecisionTable.high, medium: { ...defaultDecisionTable.high.medium, none: 'act' } },
    });
  });

  it.each([
    [{ table: { hgih: {} } }, 'table: the confidence is low, fair or high, not "hgih" (did you mean high?)'],
    [
      { table: { high: { midium: {} } } },
      'table.high: the risk is low, medium or high, not "midium" (did you mean medium?)',
    ],
    [
      { table: { high: { low: { prooven: 'act' } } } },
      'table.high.low: the record is poor, none, good or proven, not "prooven" (did you mean proven?)',
    ],
    [
      { table: { high: { low: { good: 'esclate' } } } },
      'table.high.low.good: must be escalate, observe, suggest, ask or act, not "esclate" (did you mean escalate?)',
    ],
    [{ record: { poor_below: 1.5 } }, 'record.poor_below: must be a share from 0 to 1'],
    [{ record: { fewest_runs: 0 } }, 'record.fewest_runs: must be at least 1 run'],
  ])('refuse %j and say what was meant', (settings, problem) => {
    expect(problemsOf(decisionSettings, settings)).toEqual([problem]);
  });
});
