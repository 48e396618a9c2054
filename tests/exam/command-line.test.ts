import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testRecord } from './test-record.ts';

const runExam = new URL('./run-exam.ts', import.meta.url);
const scoreExam = new URL('./score-exam.ts', import.meta.url);
const fitLikelihoods = new URL('./fit-likelihoods.ts', import.meta.url);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-exam-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(script: URL, ...words: readonly string[]): Promise<Ended> {
  const file = fileURLToPath(script);
  try {
    const ran = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...words]);
    return { code: 0, ...ran };
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error) {
      return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
    }
    throw error;
  }
}

async function recordsOf(set: 'tuning' | 'exam'): Promise<string> {
  const told = { cause: 'dns_failure', confidence: 0.9 };
  const records = [
    testRecord({ set, told, ranked: ['dns_failure'], findings: { dns_errors_high: true } }),
    testRecord({ set, cause: 'bad_rollout', fault: 'bad-rollout', told, findings: { dns_errors_high: false } }),
  ];
  const file = join(folder, `${set}.jsonl`);
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return file;
}

describe('run-exam.ts', () => {
  test.each([
    [['--out', 'x.jsonl'], '--set must be tuning or exam, not "".'],
    [['--set', 'practice', '--out', 'x.jsonl'], '--set must be tuning or exam, not "practice".'],
    [['--set', 'exam'], '--out must name a file for the records.'],
    [['--set', 'exam', '--out', 'x.jsonl', '--count', 'many'], '--count must be a whole number from 0 to 999999'],
  ])('says what is wrong with %j', async (words, problem) => {
    const { code, stderr } = await run(runExam, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
  });
});

describe('score-exam.ts', () => {
  test('prints the figures of records, as they were told', async () => {
    const { stdout } = await run(scoreExam, await recordsOf('exam'));
    expect(stdout).toContain('All incidents: 2 incidents; top 1 50.0 %');
    expect(stdout).toContain('instead: dns_failure ×1');
  });

  test('judges the evidence anew when asked to', async () => {
    const { stdout } = await run(scoreExam, '--anew', await recordsOf('exam'));
    expect(stdout).toContain('All incidents: 2 incidents');
  });
});

describe('fit-likelihoods.ts', () => {
  test('prints temperatures for tuning records', async () => {
    const { stdout } = await run(fitLikelihoods, await recordsOf('tuning'));
    expect(stdout).toContain('## Temperature of the evidence');
  });

  test('refuses records of the exam', async () => {
    const { code, stderr } = await run(fitLikelihoods, await recordsOf('exam'));
    expect(code).toBe(2);
    expect(stderr).toContain('nothing may be tuned on them');
  });
});
