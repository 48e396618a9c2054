import { describe, expect, test } from 'vitest';
import { draftOf } from '#runbooks/reading/load-order.ts';
import { readDrafts } from '#runbooks/reading/load-runbooks.ts';
import { caseSchema } from '#runbooks/rehearsal/case-schema.ts';
import { type Performance, sayAnnouncement, takenSteps } from '#runbooks/rehearsal/judge-rehearsal.ts';
import { performCase } from '#runbooks/rehearsal/perform-case.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { withSteps } from '#tests/runbooks/walk.ts';

type Given = Partial<Record<'given' | 'answers', object>>;

async function ended(runbook: Runbook, world: Given = {}): Promise<Performance> {
  const one = caseSchema.parse({ name: 'x', expect: { state: 'succeeded' }, ...world });
  const { performance, faults } = await performCase(runbook, one);
  if (performance === null) throw new Error(faults.join('\n'));
  return performance;
}

const said = (performance: Performance): readonly string[] => performance.announcements.map(({ text }) => text);
const say = (text: string, indent = '  '): string =>
  `${indent}- { type: notification, channel: slack, message: "${text}" }\n`;

describe('threads', () => {
  test('branches run side by side, and what follows waits for all of them', async () => {
    const seen = await ended(
      withSteps(
        `  - type: parallel\n    branches:\n      slow:\n        - { type: wait, for: 30s }\n${say('slow', '        ')}      fast:\n${say('fast', '        ')}${say('after')}`,
      ),
    );
    expect(said(seen)).toEqual(['fast', 'slow', 'after']);
    expect(seen.state).toBe('succeeded');
  });

  test('a branch that fails leaves the others to their end, and then fails what holds it', async () => {
    const seen = await ended(
      withSteps(
        `  - type: parallel\n    branches:\n      bad:\n        - { type: conditional, condition: "holes.x > 1", if_true: [ { type: wait, for: 1s } ] }\n      good:\n        - { type: wait, for: 30s }\n${say('good', '        ')}    on_failure:\n${say('told', '      ')}${say('never')}`,
        'vars: { holes: {} }\n',
      ),
    );
    expect(said(seen)).toEqual(['good', 'told']);
    expect(seen).toMatchObject({ state: 'failed', reason: expect.stringContaining('holes.x') });
  });

  test('turns of a loop see their own item and keep what they save to themselves', async () => {
    const seen = await ended(
      withSteps(
        `  - type: for_each\n    items: [ants, bees]\n    as: animal\n    collect: "animal + string(index)"\n    save_as: heard\n    steps:\n${say('{{ animal }}', '      ')}${say('done')}`,
      ),
    );
    expect(seen).toMatchObject({ state: 'succeeded', variables: { heard: ['ants0', 'bees1'] } });
    expect(takenSteps(seen).map(({ path }) => path)).toContain('steps[0]#1.steps[0]');
  });

  test('a called runbook sees its inputs alone and gives its outputs', async () => {
    const header = 'trigger: { classification: application.high_latency }\n';
    const called = `name: greet\n${header}inputs: { who: { type: string } }\noutputs: { greeting: "'hello ' + who" }\nsteps:\n${say('hello {{ who }}')}`;
    const calling = `name: caller\n${header}steps:\n  - { type: runbook, runbook: greet, inputs: { who: "{{ service }}" }, save_as: got }\n${say('{{ got.greeting }} again')}`;
    const { runbooks } = readDrafts([draftOf('greet.yml', called), draftOf('caller.yml', calling)], {});
    const seen = await ended(
      runbooks.find(({ name }) => name === 'caller')!,
      { given: { service: 'api' } },
    );
    expect(said(seen)).toEqual(['hello api', 'hello api again']);
  });
});

describe('the end', () => {
  const scaled = `  - type: kubernetes\n    action: scale\n    target: deployment/api\n    replicas: "+1"\n    save_as: first\n    undo:\n      - { type: kubernetes, action: scale, target: deployment/api, replicas: "first.previous_replicas" }\n`;
  const world = {
    given: { namespace: 'claims' },
    answers: {
      prometheus: [{ query: 'load', value: 9 }],
      kubernetes: { objects: [{ kind: 'Deployment', metadata: { name: 'api' }, spec: { replicas: 3 } }] },
    },
  };
  const verify = 'verify: { query: load, assert: "value < 5", within: 1m }\n';

  test('a failed verification takes back what was done, the last thing first', async () => {
    const twice = scaled + scaled.replaceAll('first', 'second');
    const seen = await ended(withSteps(twice, verify), world);
    expect(seen).toMatchObject({ state: 'failed', reason: expect.stringContaining('what it did was taken back') });
    expect(seen.writes).toEqual([
      'patch deployment/api in claims: spec.replicas: 3 → 4',
      'patch deployment/api in claims: spec.replicas: 4 → 5',
      'patch deployment/api in claims: spec.replicas: 5 → 4',
      'patch deployment/api in claims: spec.replicas: 4 → 3',
    ]);
  });

  test('what cannot be taken back is said', async () => {
    const seen = await ended(
      withSteps(scaled.replace('target: deployment/api, replicas', 'target: deployment/gone, replicas'), verify),
      world,
    );
    expect(seen).toMatchObject({ state: 'failed', reason: expect.stringContaining('NOT undone') });
  });

  test('a verification that holds for its time makes the run succeed', async () => {
    const answers = { ...world.answers, prometheus: [{ query: 'load', values: [9, 9, 1] }] };
    const seen = await ended(withSteps(scaled, verify.replace('within', 'for: 20s, within')), { ...world, answers });
    expect(seen).toMatchObject({ state: 'succeeded', reason: 'every step is done, and what it is for holds' });
  });

  test('a change whose answer is lost and that cannot be looked for ends in doubt', async () => {
    const runbook = withSteps('  - { type: http, method: POST, url: "https://a.example/x" }\n');
    const answers = { http: [{ url: 'https://a.example/*', error: 'lost' }] };
    expect(await ended(runbook, { answers })).toMatchObject({ state: 'unknown', writes: ['POST https://a.example/x'] });
  });

  test('a call that is refused for a while is made again', async () => {
    const runbook = withSteps('  - { type: prometheus_query, query: up, assert: "value > 0" }\n');
    const answers = {
      prometheus: [
        { query: 'up', times: 2, error: 'refused' },
        { query: 'up', value: 1 },
      ],
    };
    expect(await ended(runbook, { answers })).toMatchObject({ state: 'succeeded', steps: [{ tries: 3 }] });
  });

  test('what nobody has recorded fails the step, and is told', async () => {
    const seen = await ended(withSteps('  - { type: prometheus_query, query: up, save_as: found }\n'));
    expect(seen).toMatchObject({ state: 'failed', missing: ['Prometheus: up'] });
  });

  test('people are told by the channel, and whether they are called', async () => {
    const seen = await ended(
      withSteps(
        `${say('a')}  - { type: notification, channel: slack, message: b, escalate: true }\n  - { type: notification, channel: pagerduty, severity: high, message: c }\n`,
      ),
    );
    expect(seen.announcements.map(sayAnnouncement)).toEqual([
      'slack: a',
      'slack, calling for a person: b',
      'pagerduty (high): c',
    ]);
  });
});
