import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { performCase } from '#runbooks/rehearsal/perform-case.ts';
import { readCases } from '#runbooks/rehearsal/read-cases.ts';
import { runbookWarnings } from '#runbooks/reading/runbook-warnings.ts';
import { sound } from '#tests/runbooks/walk.ts';

const guide = await readFile('docs/writing-runbooks.md', 'utf8');
const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const [cases = '', ...parts] = blocks.toReversed();
const runbook = sound(parts.toReversed().join(''));

test('the runbook of the guide is sound, and nothing about it is warned of', () => {
  expect(runbook.name).toBe('queue-backlog-add-consumers');
  expect(runbookWarnings(runbook)).toEqual([]);
});

test('its cases come out as the guide says', async () => {
  const read = readCases(cases, 'guide.test.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.cases).toHaveLength(2);
  for (const one of read.cases) expect((await performCase(runbook, one)).faults).toEqual([]);
});
