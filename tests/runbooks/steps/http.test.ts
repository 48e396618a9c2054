import { describe, expect, test } from 'vitest';
import type { Json, Outcome } from '#domain/run.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import type { HttpAnswer, HttpRequest } from '#runbooks/ports.ts';
import { finish, plan, planned, stepKey } from '#tests/runbooks/kubernetes/drive.ts';
import { finish as takeTurns, withSteps } from '#tests/runbooks/walk.ts';
import { busy, createWorld, type World } from '#tests/runbooks/world.ts';

const variables = { service: 'claims-api', queue: 'claims/in', severity: 'sev2', incident: 7 };
const header = 'vars: {queue: x}\n';
const step = (fields: string) => withSteps(`  - type: http\n${fields.replaceAll(/^(?=.)/gm, '    ')}\n`, header);

function answering(answer: Partial<HttpAnswer> | ((request: HttpRequest) => Partial<HttpAnswer>)): World {
  const world = createWorld();
  world.respond = (request) => ({
    status: 200,
    headers: {},
    body: '',
    truncated: false,
    url: request.url,
    ...(typeof answer === 'function' ? answer(request) : answer),
  });
  return world;
}
const json = (value: Json, status = 200): Partial<HttpAnswer> => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const run = (world: World, fields: string): Promise<Outcome> => finish(world, step(fields), { variables });

describe('a request that reads', () => {
  test('gives its status and what extract names', async () => {
    const world = answering(json({ queue: { depth: 41 }, items: [{ id: 'a' }, { id: 'b' }] }));
    const outcome = await run(
      world,
      `url: "https://q.example/v1/{{ queue }}?for={{ service }}"
headers: {X-Team: "{{ service }}"}
extract: {depth: $.queue.depth, ids: "$.items[*].id"}`,
    );
    expect(outcome).toEqual({
      kind: 'done',
      output: { status: 200, depth: 41, ids: ['a', 'b'] },
      summary: 'GET https://q.example/v1/claims%2Fin?for=claims-api answered 200',
    });
    expect(world.requests).toMatchObject([
      { method: 'GET', headers: { 'X-Team': 'claims-api' }, body: null, timeoutMs: 10_000, limitBytes: 1_048_576 },
    ]);
  });

  test('is neither simulated nor approved, nor given a key', async () => {
    const world = answering({});
    for (const fields of ['url: https://q.example/', 'url: https://q.example/\nmethod: POST\nsafe: true']) {
      expect(await plan(world, step(fields))).toBeNull();
      expect(await run(world, fields)).toMatchObject({ kind: 'done' });
    }
    expect(world.requests.map(({ headers }) => headers)).toEqual([{}, {}]);
  });

  test('is asked again after a lost answer, whatever its method', async () => {
    const world = answering({});
    world.failNext('http', busy('http'), true);
    expect(await run(world, 'url: https://q.example/\nmethod: POST\nsafe: true')).toMatchObject({ kind: 'done' });
    expect(world.requests).toHaveLength(2);
  });

  test('waits as long as the server asks', async () => {
    let asked = 0;
    const world = answering(() => ((asked += 1) === 1 ? { status: 429, retryAfterMs: 70_000 } : {}));
    const began = world.now().getTime();
    expect(await run(world, 'url: https://q.example/')).toMatchObject({ kind: 'done' });
    expect(world.now().getTime() - began).toBe(70_000);
  });
});

describe('what is expected of an answer', () => {
  test.each([
    ['', 200, 'done'],
    ['', 204, 'done'],
    ['', 301, 'failed'],
    ['', 404, 'failed'],
    ['', 500, 'failed'],
    ['expect: {status: 404}', 404, 'done'],
    ['expect: {status: 404}', 200, 'failed'],
    ['expect: {status: [200, 4xx]}', 418, 'done'],
    ['expect: {status: "5xx"}', 503, 'done'],
  ])('%s, answered %i, is %s', async (expected, status, kind) => {
    expect(await run(answering({ status }), `url: https://q.example/\n${expected}`)).toMatchObject({ kind });
  });

  test('a failure names both sides and shows the beginning of the answer', async () => {
    expect(await run(answering({ status: 404, body: 'no such\nqueue' }), 'url: https://q.example/')).toEqual({
      kind: 'failed',
      reason: 'GET https://q.example/ answered 404, wanted 2xx: no such queue',
    });
  });

  test('an assertion sees status, headers, the body and the variables', async () => {
    const answer = { ...json({ depth: 5 }), headers: { 'content-type': 'application/json', 'x-left': '3' } };
    const fields = `url: https://q.example/\nexpect: {assert: 'body.depth < 10 && headers["x-left"] == "3" && status == 200'}`;
    expect(await run(answering(answer), fields)).toMatchObject({ kind: 'done' });
    expect(
      await run(answering(json({ depth: 11 })), 'url: https://q.example/\nexpect: {assert: body.depth < 10}'),
    ).toEqual({
      kind: 'failed',
      reason: 'GET https://q.example/ answered 200, but not as wanted: body.depth 11 < 10',
    });
  });

  test('what is not there is said by name', async () => {
    const fields = 'url: https://q.example/\nextract: {id: $.id}';
    const reason = (text: string): object => ({ kind: 'failed', reason: expect.stringContaining(text) });
    expect(await run(answering(json({ name: 'x' })), fields)).toMatchObject(
      reason('id: there is no $.id in the answer'),
    );
    expect(await run(answering({ body: '<html>' }), fields)).toMatchObject(reason('which is no JSON'));
    expect(await run(answering({ body: '{"id": 1', truncated: true }), fields)).toMatchObject(
      reason('more than the 1 MiB'),
    );
  });
});

describe('a request that changes something', () => {
  const drain = `method: POST
url: https://q.example/v1/drain
auth: {bearer: QUEUE_TOKEN}
headers: {X-Api-Key: {secret: API_KEY}, X-Team: "{{ service }}"}
body: {queue: "{{ queue }}", incident: "{{ incident }}", note: "for {{ service }}"}`;

  test('is shown exactly before it is sent, with its secrets by name alone', async () => {
    const world = answering({});
    const change = await planned(world, step(drain), { variables });
    expect(world.requests).toEqual([]);
    expect(change).toMatchObject({
      action: 'http',
      target: { system: 'http', cluster: null, namespace: null, name: 'q.example' },
      title: 'Send POST https://q.example/v1/drain',
      difference: [
        'POST https://q.example/v1/drain',
        'content-type: application/json',
        'X-Team: claims-api',
        'Authorization: Bearer (the secret QUEUE_TOKEN)',
        'X-Api-Key: (the secret API_KEY)',
        '{',
        '  "queue": "claims/in",',
        '  "incident": 7,',
        '  "note": "for claims-api"',
        '}',
      ],
      blast: { pods: null, notes: ['If the answer is lost, a person has to look whether it has taken effect'] },
    });
  });

  test('is sent as it was shown, whatever the variables have become since', async () => {
    const world = answering({ status: 202 });
    const { memo } = await planned(world, step(drain), { variables });
    const outcome = await finish(world, step(drain), { variables: { ...variables, queue: 'other' }, memo });
    expect(outcome).toMatchObject({ kind: 'done' });
    expect((await finish(world, step(drain), { variables })).kind).toBe('done');
    expect(world.requests.at(-1)).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'X-Team': 'claims-api', 'Idempotency-Key': stepKey },
      secretHeaders: {
        Authorization: { kind: 'bearer', secret: 'QUEUE_TOKEN' },
        'X-Api-Key': { kind: 'plain', secret: 'API_KEY' },
      },
      body: '{"queue":"claims/in","incident":7,"note":"for claims-api"}',
    });
  });

  test('is not sent when a value is missing', async () => {
    const world = answering({});
    expect(await finish(world, step(drain), { variables: { service: 'x', queue: 'y' } })).toEqual({
      kind: 'failed',
      reason: 'cannot write the request: the body: incident is not known',
    });
    expect(world.requests).toEqual([]);
  });

  test('that was refused for good may be tried again as the step says, but not one that was done', async () => {
    const fields = 'url: https://q.example/\nmethod: POST\nretry: {attempts: 3, backoff: 1s}\n';
    const refusing = answering({ status: 400 });
    expect(await takeTurns(step(fields), 'steps[0]', refusing, variables)).toMatchObject({ kind: 'failed' });
    expect(refusing.requests).toHaveLength(3);
    const unreadable = answering({ status: 200, body: 'ok' });
    expect(await run(unreadable, `${fields}extract: {id: $.id}`)).toMatchObject({ kind: 'failed', final: true });
    expect(unreadable.requests).toHaveLength(1);
  });

  test('sends forms and plain texts as they are written', async () => {
    const world = answering({});
    await run(
      world,
      `method: POST\nurl: https://q.example/\ncontent_type: application/x-www-form-urlencoded\nbody: "q={{ queue }}&n=1"`,
    );
    await run(world, `method: PUT\nurl: https://q.example/\ncontent_type: text/plain\nbody: "{{ queue }}"`);
    await run(world, `method: PATCH\nurl: https://q.example/\nbody: '{"q": "{{ queue }}", "n": {{ incident }}}'`);
    expect(world.requests.map(({ body }) => body)).toEqual([
      'q=claims%2Fin&n=1',
      'claims/in',
      '{"q": "claims/in", "n": 7}',
    ]);
  });

  test('is not begun once the run was stopped', async () => {
    const world = answering({});
    const stopped = finish(world, step('url: https://q.example/\nmethod: DELETE'), {
      variables,
      signal: AbortSignal.abort(),
    });
    expect(await stopped).toEqual({ kind: 'failed', reason: 'stopped before the request was sent', final: true });
    expect(world.requests).toEqual([]);
  });
});

test('says in words what it will do', () => {
  const titles = describeSteps(step('url: "https://q.example/{{ service }}"\nexpect: {assert: body.ok}'), {
    service: 'a',
  });
  expect(titles).toMatchObject([{ title: 'Send GET https://q.example/a, and check that body.ok' }]);
});
