import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('run.ts', import.meta.url));

function bench(...words: string[]): Promise<{ code: number | string; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });
}

describe('the bench command', () => {
  it('lists the benches when none is named, as wrong usage', async () => {
    const { code, out, err } = await bench();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const name of ['webhook-to-card', 'ingest-rate', 'step-transitions', 'crash-matrix'])
      expect(err).toContain(`  ${name}`);
  });

  it('lists them as an answer to --help', async () => {
    const { code, out } = await bench('--help');
    expect(code).toBe(0);
    expect(out).toContain('Usage: npm run -s bench -- <name>');
  });

  it.each([
    [['no-such-bench'], 'There is no bench "no-such-bench".'],
    [['ingest-rate', 'webhook-to-card'], 'One bench at a time'],
    [['ingest-rate', '--quick', '--write'], 'Figures of --quick are not written.'],
    [['crash-matrix', '--points', 'many'], '--points must be a whole number from 1 to 999999, not "many".'],
    [['ingest-rate', '--fast'], "Unknown option '--fast'"],
  ])('refuses %j and says why', async (words, problem) => {
    const { code, err } = await bench(...words);
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });
});
