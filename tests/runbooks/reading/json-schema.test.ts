import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { runbookJsonSchema } from '#runbooks/reading/json-schema.ts';
import { stepTypeNames } from '#runbooks/steps/table.ts';
import { schemaFaults } from '#tests/runbooks/fits-json-schema.ts';

const schema = runbookJsonSchema();
const alternative = z.object({
  properties: z.looseObject({ type: z.object({ const: z.string() }) }),
  required: z.array(z.string()),
  additionalProperties: z.literal(false),
});
const { oneOf } = z.object({ $defs: z.looseObject({ step: z.object({ oneOf: z.array(alternative) }) }) }).parse(schema)
  .$defs.step;

test('offers every step type with its own fields and those common to all', () => {
  expect(new Set(oneOf.map((one) => one.properties.type.const))).toEqual(new Set(stepTypeNames));
  for (const one of oneOf) {
    expect(one.required).toContain('type');
    for (const field of ['id', 'name', 'when', 'timeout', 'save_as', 'on_failure'])
      expect(one.properties).toHaveProperty(field);
  }
  const conditional = oneOf.find((one) => one.properties.type.const === 'conditional');
  expect(conditional?.properties).toMatchObject({ if_true: { items: { $ref: '#/$defs/step' } } });
  expect(oneOf.filter((one) => one.properties.type.const === 'kubernetes')).toHaveLength(17);
});

test('refers only to definitions that it holds', () => {
  const text = JSON.stringify(schema);
  const refs = [...text.matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const defs = z.record(z.string(), z.unknown()).parse(schema['$defs']);
  for (const ref of refs) expect(defs).toHaveProperty(ref);
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
});

const library = (await readdir('runbooks/library')).filter((name) => /(?<!\.test)\.yml$/.test(name));

test.each(library)('takes %s of the library', async (name) => {
  expect(schemaFaults(parse(await readFile(`runbooks/library/${name}`, 'utf8')), schema)).toEqual([]);
});

const runbookWith = (step: object, header: object = {}): object => ({
  name: 'test',
  trigger: { classification: 'application.high_latency' },
  steps: [step],
  ...header,
});
const wait = { type: 'wait', for: '1s' };
const restart = { type: 'kubernetes', action: 'rollout_restart', target: 'deployment/api' };

test.each<[string, object]>([
  ['named branches', runbookWith({ type: 'parallel', branches: { logs: [wait], events: [wait] } })],
  ['a loop', runbookWith({ type: 'for_each', items: [1, { a: [2] }], as: 'n', steps: [wait] })],
  ['a call', runbookWith({ type: 'runbook', runbook: 'other', inputs: { who: 'me' } })],
  ['undo, and going on after a failure', runbookWith({ ...restart, undo: [wait], on_failure: 'continue' })],
  ['retries and idempotency', runbookWith({ ...restart, retry: { attempts: 3, backoff: '1s' }, idempotency: 'ask' })],
  ['one verification', runbookWith(wait, { verify: { query: 'up', assert: 'value > 0', for: '1m' } })],
  [
    'several verifications',
    runbookWith(wait, { verify: [{ assert: 'tier > 1' }, { type: 'wait_until', assert: 'tier > 1' }] }),
  ],
  ['outputs and inputs', runbookWith(wait, { inputs: { who: { type: 'string' } }, outputs: { said: 'who' } })],
])('takes %s', (_, runbook) => {
  expect(schemaFaults(runbook, schema)).toEqual([]);
});

test.each<[string, object]>([
  ['an unknown step type', runbookWith({ type: 'wiat', for: '1s' })],
  ['a misspelt field', runbookWith({ ...wait, fro: '1s' })],
  ['a conditional without branches', runbookWith({ type: 'conditional', condition: 'tier > 1' })],
  ['a loop without steps', runbookWith({ type: 'for_each', items: [1] })],
  ['no branches', runbookWith({ type: 'parallel', branches: {} })],
  ['a branch that no expression can say', runbookWith({ type: 'parallel', branches: { 'a-b': [wait] } })],
  ['another word for continue', runbookWith({ ...restart, on_failure: 'ignore' })],
  ['an empty undo', runbookWith({ ...restart, undo: [] })],
  ['a verification without an assertion', runbookWith(wait, { verify: { query: 'up' } })],
  ['a verification that restarts', runbookWith(wait, { verify: restart })],
  ['no steps', runbookWith(wait, { steps: [] })],
])('refuses %s', (_, runbook) => {
  expect(schemaFaults(runbook, schema)).not.toEqual([]);
});
