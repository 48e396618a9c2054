import { describe, expect, test } from 'vitest';
import type { Outcome } from '#domain/run.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import type { ScriptRequest, ScriptResult } from '#runbooks/ports.ts';
import { finish, plan, planned, turn } from '#tests/runbooks/kubernetes/drive.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { createWorld, type World } from '#tests/runbooks/world.ts';

const variables = { service: 'claims-api', table: 'claims; drop', incident: 7 };
const step = (fields: string) => withSteps(`  - {type: script, script: vacuum.sh${fields}}\n`, 'vars: {table: x}\n');
const ended = {
  exitCode: 0,
  signal: null,
  stdout: '',
  stderr: '',
  truncated: false,
  endedBy: 'itself',
  durationMs: 2000,
} as const;

function ending(result: Partial<ScriptResult> | ((request: ScriptRequest) => Partial<ScriptResult>)): World {
  const world = createWorld();
  world.scripts.set('vacuum.sh', 'a1b2').set('vacuumed.sh', 'c3d4');
  world.runScript = (request) => ({ ...ended, ...(typeof result === 'function' ? result(request) : result) });
  return world;
}
const run = (world: World, fields: string): Promise<Outcome> => finish(world, step(fields), { variables });

describe('a script', () => {
  const full =
    ', args: [--table, "{{ table }}", "--n={{ incident }}"], env: {SERVICE: "{{ service }}"}, secrets: [DB_PASSWORD]';

  test('is shown exactly before it runs, with its file as it is', async () => {
    const world = ending({});
    expect(await planned(world, step(`${full}, timeout: 5m`), { variables })).toMatchObject({
      action: 'script',
      target: { system: 'script', cluster: null, namespace: null, name: 'vacuum.sh' },
      title: "Run vacuum.sh --table 'claims; drop' --n=7",
      fingerprint: 'a1b2',
      difference: [
        "vacuum.sh --table 'claims; drop' --n=7",
        'SERVICE=claims-api',
        'DB_PASSWORD=(the secret DB_PASSWORD)',
        'SHA-256 of vacuum.sh: a1b2',
      ],
      blast: { pods: null, notes: ['It is stopped after 5 min', 'Cut off, a person has to look what it did'] },
    });
    expect(world.scriptRuns).toEqual([]);
  });

  test('gets arguments, environment and the names of its secrets as they were shown', async () => {
    const world = ending({ stdout: 'done\n' });
    expect(await run(world, full)).toEqual({ kind: 'done', output: 'done', summary: 'ran vacuum.sh in 2 s' });
    expect(world.scriptRuns).toMatchObject([
      {
        script: 'vacuum.sh',
        args: ['--table', 'claims; drop', '--n=7'],
        env: { SERVICE: 'claims-api' },
        secrets: ['DB_PASSWORD'],
        timeoutMs: 60_000,
        limitBytes: 65_536,
      },
    ]);
  });

  test('whose file was changed since it was shown is looked at again instead', async () => {
    const world = ending({});
    const { memo, rendered } = await planned(world, step(''));
    world.scripts.set('vacuum.sh', 'ffff');
    expect(await turn(world, step(''), { memo })).toMatchObject({ kind: 'waiting', memo: null });
    expect(world.scriptRuns).toEqual([]);
    expect((await planned(world, step(''))).rendered).not.toEqual(rendered);
  });

  test('that is not there, or may take too long, is refused before anybody is asked', async () => {
    const world = ending({});
    const refused = (reason: string): object => ({
      kind: 'settled',
      outcome: { kind: 'failed', reason: expect.stringContaining(reason) },
    });
    expect(await plan(world, step(', timeout: 31m'))).toMatchObject(refused('30 min a script may take'));
    expect(await plan(world, step(', verify: {script: nowhere.sh}'))).toMatchObject(
      refused('there is no script nowhere.sh'),
    );
    world.scripts.clear();
    expect(await plan(world, step(''))).toMatchObject(refused('there is no script vacuum.sh: put it into the folder'));
  });

  test('that only looks is not put to anybody, and runs again after a crash', async () => {
    const world = ending({ stdout: '3' });
    expect(await plan(world, step(', changes: false, output: json'))).toBeNull();
    expect(await run(world, ', changes: false, output: json')).toMatchObject({ output: 3 });
    expect(await turn(world, step(', changes: false'), { crashed: true })).toMatchObject({ kind: 'done' });
  });

  test('says in words what it will do', () => {
    const [title] = describeSteps(step(', args: ["a b", "{{ service }}"]'), { service: 'x' });
    expect(title).toMatchObject({ title: "Run vacuum.sh 'a b' x" });
  });
});

describe('the end of a script', () => {
  test.each([
    ['', 0, 'done'],
    ['', 1, 'failed'],
    [', expect_exit: 2', 2, 'done'],
    [', expect_exit: 2', 0, 'failed'],
    [', expect_exit: [0, 3]', 3, 'done'],
  ])('%s with %i is %s', async (fields, exitCode, kind) => {
    expect(await run(ending({ exitCode }), fields)).toMatchObject({ kind });
  });

  test('in failure is told with its last words', async () => {
    const result = { exitCode: 3, stdout: 'half\n', stderr: 'warming up\nno such table: \u001b[31mclaims\n\n' };
    expect(await run(ending(result), '')).toEqual({
      kind: 'failed',
      reason: 'vacuum.sh ended with 3 after 2 s: no such table:  [31mclaims',
    });
    expect(await run(ending({ exitCode: 3, stdout: 'half\n' }), '')).toMatchObject({
      reason: expect.stringMatching(/: half$/),
    });
  });

  test('gives what it printed, as output says', async () => {
    expect(await run(ending({ stdout: '{"rows": [1]}\n' }), ', output: json')).toMatchObject({ output: { rows: [1] } });
    expect(await run(ending({ stdout: ' a\nb\n\n' }), ', output: text')).toMatchObject({ output: ' a\nb' });
    expect(await run(ending({ stdout: 'a' }), ', output: none')).toMatchObject({ output: null });
  });

  test('with an output that cannot be read fails for good, since its work is done', async () => {
    const world = ending({ stdout: '{"rows": 1,\n"at": now}' });
    expect(await run(world, ', output: json, retry: {attempts: 3}')).toEqual({
      kind: 'failed',
      reason: "vacuum.sh ended well after 2 s, but its output is not JSON: line 2: Unexpected token 'o'",
      final: true,
    });
    expect(world.scriptRuns).toHaveLength(1);
  });
});

describe('a script that was cut off', () => {
  const verified =
    ', verify: {script: vacuumed.sh, args: ["{{ service }}"], timeout: 20s}, env: {A: b}, secrets: [DB_PASSWORD]';
  const timeUp = { exitCode: null, signal: 'SIGTERM', endedBy: 'timeout', durationMs: 60_000 } as const;
  const cutOff = (end: Partial<ScriptResult>, verify: Partial<ScriptResult>): World =>
    ending(({ script }) => (script === 'vacuum.sh' ? end : verify));
  const killed = { exitCode: null, signal: 'SIGKILL' } as const;

  test.each<[string, Partial<ScriptResult>, string, Partial<ScriptResult>, Outcome['kind']]>([
    ['out of time', timeUp, '', {}, 'unknown'],
    ['out of time', timeUp, verified, { exitCode: 0 }, 'done'],
    ['out of time', timeUp, verified, { exitCode: 1 }, 'failed'],
    ['out of time', timeUp, verified, { exitCode: 2 }, 'unknown'],
    ['out of time', timeUp, verified, timeUp, 'unknown'],
    ['out of time', timeUp, ', changes: false', {}, 'failed'],
    ['killed by somebody', killed, '', {}, 'unknown'],
    ['killed by somebody', killed, verified, { exitCode: 0 }, 'done'],
    ['killed by somebody', killed, ', changes: false', {}, 'failed'],
  ])('%s (%j%s) and verified with %j is %s', async (_words, end, fields, verify, kind) => {
    expect(await run(cutOff(end, verify), fields)).toMatchObject({ kind });
  });

  test('is verified with its own environment and secrets, within the time of verify', async () => {
    const world = cutOff(timeUp, {});
    await run(world, verified);
    expect(world.scriptRuns[1]).toEqual({
      script: 'vacuumed.sh',
      args: ['claims-api'],
      env: { A: 'b' },
      secrets: ['DB_PASSWORD'],
      timeoutMs: 20_000,
      limitBytes: 65_536,
    });
  });

  test('gives what the verification printed, where that is what the step gives', async () => {
    const world = cutOff(timeUp, { stdout: '{"rows": 2}' });
    expect(await run(world, `${verified}, output: json`)).toMatchObject({ kind: 'done', output: { rows: 2 } });
    expect(await run(cutOff(timeUp, { stdout: 'ok' }), `${verified}, output: json`)).toMatchObject({ output: null });
  });

  test('by a person ends the step, with what is known of its effect', async () => {
    const byPerson = { exitCode: null, signal: 'SIGTERM', endedBy: 'cancel' } as const;
    const cancelled = (fields: string, verify: Partial<ScriptResult>): Promise<Outcome> =>
      run(cutOff(byPerson, verify), fields);
    const final = (reason: string): object => ({ kind: 'failed', final: true, reason });
    const stopped = 'cancelled: vacuum.sh was stopped after 2 s';
    expect(await cancelled('', {})).toEqual(final(`${stopped}; what it had done until then stands`));
    expect(await cancelled(', changes: false', {})).toEqual(final(stopped));
    expect(await cancelled(verified, {})).toEqual(final(`${stopped}; vacuumed.sh says that its effect is there`));
    expect(await cancelled(verified, { exitCode: 1 })).toEqual(
      final(`${stopped}; vacuumed.sh says that its effect is not there`),
    );
  });

  test("by its step's deadline was not cancelled by anybody", async () => {
    const world = cutOff({ exitCode: null, signal: 'SIGTERM', endedBy: 'cancel' }, {});
    const signal = AbortSignal.abort(new DOMException('', 'TimeoutError'));
    const { memo } = await planned(world, step(''));
    const outcome = await turn(world, step(''), { memo, signal });
    expect(outcome).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('its time being up') });
  });

  test.each<[string, string, Partial<ScriptResult>, Outcome['kind'], number]>([
    ['without verify', '', {}, 'unknown', 0],
    ['whose effect is there', verified, { exitCode: 0 }, 'done', 0],
    ['whose effect is not there', verified, { exitCode: 1 }, 'done', 1],
    ['whose effect cannot be told', verified, { exitCode: 9, stderr: 'no database' }, 'unknown', 0],
  ])('by a crash, %s (%s, %j), is %s and runs %i times more', async (_words, fields, verify, kind, runs) => {
    const world = cutOff({}, verify);
    const { memo } = await planned(world, step(fields), { variables });
    expect(await turn(world, step(fields), { variables, memo, crashed: true })).toMatchObject({ kind });
    expect(world.scriptRuns.filter(({ script }) => script === 'vacuum.sh')).toHaveLength(runs);
  });
});
