import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LintReport, lintFiles } from '#app/lint/lint-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-lint-'));
  const header = (name: string): string =>
    `name: ${name}\ntrigger: { classification: application.high_latency }\nsteps:\n`;
  const files: Readonly<Record<string, string>> = {
    'scale.yml': `${header('scale')}  - { type: kubernetes, action: scale, target: deployment/a, replicas: 2 }\n  - { type: prometheus_query, query: up, assert: "value > 0" }\n`,
    'caller.yml': `${header('caller')}  - { type: runbook, runbook: scale }\n`,
    'lost.yml': `${header('lost')}  - { type: runbook, runbook: scael }\n`,
    'asks.yml': `${header('asks')}  - { type: approval, message: "May I?", approvers: [owners] }\n`,
    'scale.test.yml': 'cases: []\n',
    'notes.txt': '',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await mkdir(join(folder, 'empty'));
});
afterAll(() => rm(folder, { recursive: true }));

async function reportOf(names: readonly string[], roles?: readonly string[]): Promise<LintReport> {
  const linted = await lintFiles(
    names.map((name) => join(folder, name)),
    roles === undefined ? {} : { roles },
  );
  if (!linted.ok) throw new Error(linted.message);
  return linted.report;
}

test('judges a file among its neighbours, and reports that file alone', async () => {
  expect(await reportOf(['caller.yml'])).toMatchObject({ checked: 1, problems: [] });
  expect(await reportOf(['lost.yml'])).toMatchObject({
    checked: 1,
    problems: [{ severity: 'error', path: 'steps[0].runbook', fix: 'did you mean scale?' }],
  });
});

test('tells warnings from problems, each with its place', async () => {
  expect(await reportOf(['scale.yml'])).toMatchObject({
    problems: [{ severity: 'warning', file: join(folder, 'scale.yml'), line: 4, path: 'steps[0].action' }],
  });
});

test('looks through a whole folder, each file once', async () => {
  const report = await reportOf(['.', 'scale.yml']);
  expect(report.checked).toBe(4);
  expect(report.problems.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  expect(await reportOf(['empty'])).toMatchObject({ checked: 0, problems: [] });
});

test('names what each runbook must be allowed, that of those it calls included', async () => {
  const { access } = await reportOf(['caller.yml']);
  const needs = [
    { verb: 'get', kind: 'deployment' },
    { verb: 'patch', kind: 'deployment' },
  ];
  expect(access).toEqual([{ runbook: 'caller', needs }]);
});

test('knows the roles of the installation', async () => {
  expect((await reportOf(['asks.yml'])).problems).toEqual([]);
  expect((await reportOf(['asks.yml'], [])).problems).toHaveLength(1);
  expect((await reportOf(['asks.yml'], ['owners'])).problems).toEqual([]);
});

test.each([
  ['none.yml', 'there is no such file'],
  ['notes.txt', 'ends in .yml or .yaml'],
  ['scale.test.yml', 'not in .test.yml'],
])('refuses %s as no runbook', async (name, words) => {
  expect(await lintFiles([join(folder, name)], {})).toEqual({ ok: false, message: expect.stringContaining(words) });
});
