import { describe, expect, test } from 'vitest';
import { draftOf } from '#runbooks/reading/load-order.ts';
import { readDrafts } from '#runbooks/reading/load-runbooks.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import { runbookWarnings } from '#runbooks/reading/runbook-warnings.ts';
import { withSteps } from '#tests/runbooks/walk.ts';

const scale = '  - { type: kubernetes, action: scale, target: deployment/api, replicas: "+1" }\n';
const undone = `  - type: kubernetes\n    action: scale\n    target: deployment/api\n    replicas: "+1"\n    undo: [{ type: kubernetes, action: scale, target: deployment/api, replicas: 2 }]\n`;
const restart = '  - { type: kubernetes, action: rollout_restart, target: deployment/api }\n';
const look = '  - { type: prometheus_query, query: up, assert: "value > 0" }\n';
const verify = 'verify: { query: up, assert: "value > 0" }\n';
const post = (rest = ''): string => `  - { type: http, method: POST, url: "https://a.example/x"${rest} }\n`;
const script = (rest = ''): string => `  - { type: script, script: vacuum.sh${rest} }\n`;

function warningsOf(steps: string, header = verify): readonly string[] {
  return runbookWarnings(withSteps(steps, header)).map(formatProblem);
}

test.each([
  [
    'a change after which nothing looks whether it helped',
    restart,
    '',
    'test.yml:4:1: steps: changes something (steps[0])',
  ],
  ['a change before which alone something looks', look + restart, '', 'steps: changes something (steps[1])'],
  ['a scaling that stays when the run fails', scale, verify, '6:33: steps[0].action: scale could be taken back'],
  ['a request whose fate nobody can tell', post(), verify, 'steps[0]: when a crash cuts it off, nobody can tell'],
  ['a script whose fate nobody can tell', script(), verify, '(add verify, or idempotency: repeat'],
  [
    'a step that is switched off',
    '  - { type: wait, for: 1s, when: false }\n',
    '',
    'steps[0].when: is false: wait is switched off',
  ],
  ['a wait for what nothing measures again', look, 'verify: { assert: "tier > 1" }\n', 'verify.assert: is over values'],
  [
    'an older spelling',
    '  - { type: wait, duration: 1s }\n',
    '',
    'steps[0].duration: is an older spelling of for (write for)',
  ],
])('warns of %s', (_, steps, header, words) => {
  expect(warningsOf(steps, header).join('\n')).toContain(words);
});

test.each([
  ['a runbook that only looks', look, ''],
  ['a change that a verification follows', restart, verify],
  ['a change that an assertion follows', restart + look, ''],
  ['a change with an undo', undone, verify],
  [
    'a change within what is undone as a whole',
    `  - type: conditional\n    condition: tier > 1\n    undo:\n    ${restart}    if_true:\n    ${scale}`,
    verify,
  ],
  ['a request with a check', post(', check: { url: "https://a.example/y" }'), verify],
  ['a request whose repetition the server knows', post(', idempotency_key: X-Key'), verify],
  ['a request that does no harm twice', post(', idempotency: repeat'), verify],
  ['a request that changes nothing', post(', safe: true'), ''],
  ['a script that can be asked', script(', verify: { script: check.sh }'), verify],
  ['a script of which a person decides', script(', idempotency: ask'), verify],
])('finds nothing about %s', (_, steps, header) => {
  expect(warningsOf(steps, header)).toEqual([]);
});

describe('a runbook that calls another', () => {
  test('is not warned of what stands in the other', () => {
    const header = 'trigger: { classification: application.high_latency }\n';
    const called = `name: called\n${header}steps:\n${scale}`;
    const calling = `name: calling\n${header}steps:\n  - { type: runbook, runbook: called }\n${look}`;
    const { runbooks } = readDrafts([draftOf('called.yml', called), draftOf('calling.yml', calling)], {});
    const warnings = Object.fromEntries(runbooks.map((one) => [one.name, runbookWarnings(one).length]));
    expect(warnings).toEqual({ called: 2, calling: 0 });
  });
});
