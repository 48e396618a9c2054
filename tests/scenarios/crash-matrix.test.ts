import { describe, expect, it } from 'vitest';
import { type CrashMatrixOptions, runCrashMatrix } from '#tests/support/crash-matrix/run-crash-matrix.ts';
import { dropSuiteDatabase, suiteDatabase } from '#tests/support/suite-postgres.ts';

const timeout = 600_000;

/** A small sample of `npm run -s bench -- crash-matrix`, which takes a thousand points. */
async function crash(sample: Pick<CrashMatrixOptions, 'points' | 'seed' | 'replicas' | 'runsAtOnce'>) {
  const databaseUrl = await suiteDatabase('migrated');
  const said: string[] = [];
  try {
    return await runCrashMatrix({ ...sample, databaseUrl, say: (line) => said.push(line) });
  } catch (error) {
    throw new Error(`the matrix broke off:\n${said.join('\n')}`, { cause: error });
  } finally {
    await dropSuiteDatabase(databaseUrl);
  }
}

describe('runs of every type of step', () => {
  it.each([
    { while: 'a process is killed', points: 14, seed: 11, replicas: 1, runsAtOnce: 3 },
    { while: 'two replicas are killed in turn', points: 4, seed: 12, replicas: 2, runsAtOnce: 2 },
  ] as const)('do to the world what they say, once, while $while', { timeout }, async (sample) => {
    const report = await crash(sample);
    expect(report.problems).toEqual([]);
    expect(report.kills.reduce((sum, { struck, late }) => sum + struck + late, 0)).toBe(sample.points);
    expect(report.runs).toBeGreaterThanOrEqual(sample.runsAtOnce);
    for (const { expected, once } of report.effects) expect({ expected, once }).toEqual({ expected, once: expected });
    for (const { kind, expected } of report.effects) expect(`${expected} of ${kind}`).not.toBe(`0 of ${kind}`);
  });
});
