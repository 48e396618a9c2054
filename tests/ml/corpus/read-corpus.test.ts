import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCorpus } from '#ml/corpus/read-corpus.ts';

const rule = {
  id: 'r1',
  repo: 'a/b',
  license: 'MIT',
  alertname: 'PodOomKilled',
  expr: 'x > 1',
  labels: { team: 'x', n: 1 },
};

async function corpus(rules: string, labels: string) {
  const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = { rules: join(folder, 'rules.jsonl'), labels: join(folder, 'labels.tsv') };
  await writeFile(files.rules, rules);
  await writeFile(files.labels, labels);
  return files;
}

test('joins rules with their labels, in the order of the rules, and ignores labels of other rules', async () => {
  const files = await corpus(
    `${JSON.stringify(rule)}\n\n${JSON.stringify({ ...rule, id: 'r0' })}\n`,
    'r0\tdata.queue_backlog\t\nr1\tapplication.oom_kill\tapplication.crash_loop|infrastructure.memory_pressure\r\nr9\tdata.queue_backlog\n',
  );
  const [first, second] = await readCorpus(files);
  expect(first).toMatchObject({
    alert: { name: 'PodOomKilled', expression: 'x > 1', summary: '', labels: { team: 'x' } },
    label: 'application.oom_kill',
    alternatives: ['application.crash_loop', 'infrastructure.memory_pressure'],
    source: 'a/b',
    licence: 'MIT',
  });
  expect(second).toMatchObject({ label: 'data.queue_backlog', alternatives: [] });
});

const line = JSON.stringify(rule);
test.each([
  ['a line that is no JSON', `${line}\n{"id":`, 'r1\tdata.queue_backlog', /rules\.jsonl:2: not JSON/],
  [
    'a field of the wrong kind',
    JSON.stringify({ ...rule, alertname: 7 }),
    'r1\tdata.queue_backlog',
    /rules\.jsonl:1: alertname: /,
  ],
  [
    'an id that stands twice',
    `${line}\n${line}`,
    'r1\tdata.queue_backlog',
    /rules\.jsonl:2: id: "r1" stands on line 1 already/,
  ],
  ['a rule without a label', line, 'r2\tdata.queue_backlog', /rules\.jsonl:1: id: "r1" has no label; add a line/],
  [
    'a class with a slip',
    line,
    'r1\tapplication.oom_kil',
    /labels\.tsv:1: label: .* did you mean "application\.oom_kill"/,
  ],
  ['a class without its category', line, 'r1\toom_kill', /did you mean "application\.oom_kill"/],
  [
    'a class from elsewhere',
    line,
    'r1\tgardening',
    /is no class of the taxonomy; the classes are infrastructure\.node_failure/,
  ],
  ['a label that is left out', line, 'r1\t', /labels\.tsv:1: label: is empty/],
  [
    'an alternative that is no class',
    line,
    'r1\tdata.queue_backlog\tdata.queue',
    /labels\.tsv:1: alternatives: "data\.queue"/,
  ],
  [
    'an id that is labelled twice',
    line,
    'r1\tdata.queue_backlog\nr1\tdata.data_quality',
    /labels\.tsv:2: id: "r1" was labelled on line 1/,
  ],
  ['no rules at all', '\n', 'r1\tdata.queue_backlog', /there is no rule in it/],
])('refuses %s, with file, line, field and the fix', async (_, rules, labels, words) => {
  await expect(readCorpus(await corpus(rules, labels))).rejects.toThrow(words);
});

test('names a file that is not there', async () => {
  await expect(readCorpus({ rules: '/none/rules.jsonl', labels: '/none/labels.tsv' })).rejects.toThrow(
    '/none/rules.jsonl: there is no such file',
  );
});

test('says everything that is wrong at once, up to twenty problems', async () => {
  const files = await corpus(Array.from({ length: 25 }, () => '{}').join('\n'), '');
  await expect(readCorpus(files)).rejects.toThrow(/rules\.jsonl:1: id: [\s\S]*rules\.jsonl:2: [\s\S]*… and \d+ more/);
});
