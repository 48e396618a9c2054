import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Json, Outcome } from '#domain/run.ts';
import { executeStep, type StepContext } from '#runbooks/execute-step.ts';
import { stepAnnotation } from '#runbooks/ports.ts';
import { contextIn, finish, withSteps } from './walk.ts';
import { busy, type Call, conflict, createWorld, forbidden, lost, rolloutMs, type World } from './world.ts';

const restart = withSteps(
  '  - {type: kubernetes, action: rollout_restart, target: "deployment/{{ service }}", namespace: "{{ namespace }}"}\n',
);
const grow = withSteps('  - {type: kubernetes, action: scale, target: "deployment/{{ service }}", replicas: "+2"}\n');
const variables = { service: 'claims-api', namespace: 'claims' };

let world: World;
beforeEach(() => {
  world = createWorld();
  world.put({ namespace: 'claims', name: 'claims-api', replicas: 3 });
});

const turn = (changes: Partial<StepContext> = {}, book = restart): Promise<Outcome> =>
  executeStep(book, 'steps[0]', contextIn(world, { variables, ...changes }));

/** The memo of an outcome that must be waiting. */
function memoOf(outcome: Outcome): Json {
  if (outcome.kind !== 'waiting') throw new Error(`expected waiting, got ${JSON.stringify(outcome)}`);
  return outcome.memo;
}

describe('a restart', () => {
  test('is dry-run, made once, watched to the end and told in words', async () => {
    const outcome = await finish(restart, 'steps[0]', world, variables);
    expect(outcome).toEqual({
      kind: 'done',
      output: { namespace: 'claims', name: 'claims-api', replicas: 3, ready_replicas: 3, took_ms: rolloutMs },
      summary: 'restarted deployment claims/claims-api: 3 of 3 pods new and ready after 14 s',
    });
    expect(world.writes).toEqual(['restart claims/claims-api']);
    expect(world.get('claims', 'claims-api').templateAnnotations[stepAnnotation]).toBe('run-1/steps[0]');
  });

  test('remembers what it is about to write before it writes', async () => {
    const outcome = await turn();
    expect(world.writes).toEqual([]);
    expect(outcome).toMatchObject({
      kind: 'waiting',
      for: { kind: 'time', until: world.now() },
      memo: { phase: 'write', generation: 4 },
      summary: 'dry run accepted: restart deployment claims/claims-api',
    });
  });

  test('polls every 2 seconds, scaled', async () => {
    const memo = memoOf(await turn());
    const outcome = await turn({ memo, waitScale: 0.5 });
    expect(outcome).toMatchObject({ kind: 'waiting', for: { until: new Date(world.now().getTime() + 1000) } });
  });

  test.each([
    [
      'a deployment that is not there',
      () => world.remove('claims', 'claims-api'),
      'there is no deployment claims-api in namespace claims',
    ],
    ['a dry run that is refused', () => world.failNext('dryRun', forbidden()), 'may not patch deployments'],
    ['a write that is refused', () => world.failNext('write', forbidden()), 'may not patch deployments'],
    [
      'a deployment without pods',
      () => world.put({ namespace: 'claims', name: 'claims-api', replicas: 0 }),
      'it has 0 replicas, so there is no pod to restart',
    ],
  ])('fails for %s and says why', async (_what, arrange, reason) => {
    arrange();
    const outcome = await finish(restart, 'steps[0]', world, variables);
    expect(outcome).toEqual({ kind: 'failed', reason: expect.stringContaining(reason) });
    expect(world.writes).toEqual([]);
  });

  test('refuses a target that a label has made into something else', async () => {
    for (const service of ['../secrets', 'a/b', 'Claims', '', 'x'.repeat(300)]) {
      const outcome = await turn({ variables: { service, namespace: 'claims' } });
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('the target') });
    }
    await expect(turn({ variables: { service: 'a', namespace: 'a.b' } })).resolves.toMatchObject({
      reason: expect.stringContaining('the namespace'),
    });
  });

  test('tries a conflict again', async () => {
    world.failNext('write', conflict());
    const memo = memoOf(await turn());
    await expect(turn({ memo })).resolves.toMatchObject({ kind: 'retry' });
    await expect(finish(restart, 'steps[0]', world, variables)).resolves.toMatchObject({ kind: 'done' });
  });

  test('decides anew when the deployment changed before anything was written', async () => {
    const memo = memoOf(await turn());
    world.put({ namespace: 'claims', name: 'claims-api', replicas: 5, generation: 9, observedGeneration: 9 });
    expect(memoOf(await turn({ memo }))).toMatchObject({ phase: 'write', generation: 9 });
    expect(world.writes).toEqual([]);
  });

  test('keeps watching while the API server cannot answer', async () => {
    world.failNext('write', busy());
    const outcome = await finish(restart, 'steps[0]', world, variables);
    expect(outcome.kind).toBe('done');
    const memo = memoOf(await turn({ key: 'other' }));
    const watching = memoOf(await turn({ memo, key: 'other' }));
    world.failNext('deployment', lost());
    expect(memoOf(await turn({ memo: watching, key: 'other' }))).toMatchObject({ phase: 'rollout' });
  });

  test('fails when the rollout is not complete within the timeout, and says how far it came', async () => {
    const slow = withSteps(
      '  - {type: kubernetes, action: rollout_restart, target: deployment/claims-api, timeout: 10s}\n',
    );
    const outcome = await finish(slow, 'steps[0]', world, variables);
    expect(outcome).toEqual({
      kind: 'failed',
      reason: 'the rollout of deployment claims/claims-api is not complete after 10 s: 1 of 3 pods available',
    });
  });

  test('fails when the deployment is deleted meanwhile', async () => {
    const memo = memoOf(await turn({ memo: memoOf(await turn()) }));
    world.remove('claims', 'claims-api');
    await expect(turn({ memo })).resolves.toMatchObject({
      reason: expect.stringContaining('was deleted during its rollout'),
    });
  });
});

describe('an answer that was lost', () => {
  test.each([true, false])('is looked up, whether the write landed (%s)', async (landed) => {
    world.failNext('write', lost(), landed);
    const outcome = await finish(restart, 'steps[0]', world, variables);
    expect(outcome.kind).toBe('done');
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });

  test('again and again leaves it unknown', async () => {
    for (let count = 0; count < 6; count++) world.failNext('write', lost());
    await expect(finish(restart, 'steps[0]', world, variables)).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('whether the restart of deployment claims/claims-api happened'),
    });
  });
});

describe('after a crash', () => {
  test('before the write, the write is made', async () => {
    const memo = memoOf(await turn());
    memoOf(await turn({ memo, crashed: true }));
    expect(world.writes).toHaveLength(1);
  });

  test('after the write, nothing is written again', async () => {
    const memo = memoOf(await turn());
    await turn({ memo });
    await turn({ memo, crashed: true });
    expect(world.writes).toHaveLength(1);
  });

  test('with the memo lost as well, the mark is found', async () => {
    await turn({ memo: memoOf(await turn()) });
    expect(memoOf(await turn({ crashed: true }))).toMatchObject({ phase: 'rollout' });
    expect(world.writes).toHaveLength(1);
  });

  test('a change by somebody else in between leaves it unknown', async () => {
    const memo = memoOf(await turn());
    world.put({ namespace: 'claims', name: 'claims-api', generation: 6, observedGeneration: 6 });
    await expect(turn({ memo, crashed: true })).resolves.toEqual({
      kind: 'unknown',
      reason:
        "whether the restart of deployment claims/claims-api happened: its generation went from 4 to 6 without this step's mark",
    });
    expect(world.writes).toEqual([]);
  });
});

describe('a scale', () => {
  test('by +2 is fixed to a number before it is made, so that a crash does not add twice', async () => {
    const memo = memoOf(await turn({}, grow));
    expect(memo).toMatchObject({ from: 3, replicas: 5 });
    await turn({ memo }, grow);
    await turn({ memo, crashed: true }, grow);
    await turn({ crashed: true }, grow);
    expect(world.writes).toEqual(['scale claims/claims-api to 5']);
  });

  test('says from where to where', async () => {
    await expect(finish(grow, 'steps[0]', world, variables)).resolves.toMatchObject({
      summary: 'scaled deployment claims/claims-api from 3 to 5: 5 of 5 pods ready after 14 s',
      output: { replicas: 5 },
    });
  });

  test('has nothing to do where the replicas are as wanted', async () => {
    const same = withSteps('  - {type: kubernetes, action: scale, target: deployment/claims-api, replicas: 3}\n');
    await expect(finish(same, 'steps[0]', world, variables)).resolves.toMatchObject({
      kind: 'done',
      summary: 'deployment claims/claims-api: it has 3 replicas already, nothing to scale',
    });
    expect(world.writes).toEqual([]);
  });

  test('that something else undid has failed', async () => {
    const memo = memoOf(await turn({ memo: memoOf(await turn({}, grow)) }, grow));
    world.put({ namespace: 'claims', name: 'claims-api', replicas: 3, generation: 8 });
    await expect(turn({ memo }, grow)).resolves.toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('something else set 3 replicas since'),
    });
  });

  test('whose replicas are there after a crash counts as made, mark or no mark', async () => {
    const memo = memoOf(await turn({}, grow));
    world.put({ namespace: 'claims', name: 'claims-api', replicas: 5, generation: 7, observedGeneration: 7 });
    await expect(turn({ memo, crashed: true }, grow)).resolves.toMatchObject({ kind: 'done' });
    expect(world.writes).toEqual([]);
  });
});

test('whatever fails and wherever it crashes, a change is made at most once and doubt is said', async () => {
  const event = fc.constantFrom<'none' | 'crash' | Call>('none', 'none', 'crash', 'deployment', 'dryRun', 'write');
  const scenario = fc.record({
    scaling: fc.boolean(),
    landed: fc.boolean(),
    error: fc.constantFrom(lost, busy, conflict),
    events: fc.array(event, { maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ scaling, landed, error, events }) => {
      world = createWorld();
      world.put({ namespace: 'claims', name: 'claims-api', replicas: 3 });
      const book = scaling ? grow : restart;
      const startedAt = world.now();
      let memo: Json = null;
      let attempt = 1;
      let outcome: Outcome = { kind: 'retry', afterMs: 0, reason: '' };
      let crashed = false;
      for (let count = 0; count < 200; count++) {
        const happens = events[count] ?? 'none';
        const fails = happens !== 'none' && happens !== 'crash';
        if (fails) world.failNext(happens, error(), landed && error === lost);
        outcome = await turn({ memo, attempt, crashed, startedAt }, book);
        crashed = happens === 'crash';
        if (crashed) continue; // Whatever the turn did, its outcome was never stored.
        if (outcome.kind === 'retry') attempt += 1;
        else if (outcome.kind !== 'waiting') break;
        else {
          ({ memo } = outcome);
          attempt = 1;
        }
        world.pass(2000);
      }
      const honest = { done: [1], failed: [0], unknown: [0, 1], retry: [], waiting: [] }[outcome.kind];
      expect(honest).toContain(world.writes.length);
    }),
    { numRuns: 300 },
  );
});
