import { describe, expect, test } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';
import type { Json, Outcome } from '#domain/run.ts';
import type { HttpAnswer, HttpRequest } from '#runbooks/ports.ts';
import { advance, finish, memoOf, planned, turn } from '#tests/runbooks/kubernetes/drive.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { createWorld, lost, type World } from '#tests/runbooks/world.ts';

/** A server that counts how often something has taken effect, and can be asked. */
interface Counted {
  readonly world: World;
  effects: number;
  /** What it answers to writes; the default is 200. */
  answer: (request: HttpRequest) => Partial<HttpAnswer>;
  /** What it answers to the check; the default tells the truth. */
  check: () => Partial<HttpAnswer>;
}

function counting(options: { readonly knowsKeys?: boolean } = {}): Counted {
  const world = createWorld();
  const keys = new Set<string>();
  const counted: Counted = {
    world,
    effects: 0,
    answer: () => ({}),
    check: () => ({ status: counted.effects > 0 ? 200 : 404 }),
  };
  world.respond = (request) => {
    const said = request.method === 'GET' ? counted.check() : write(request);
    return { status: 200, headers: {}, body: '', truncated: false, url: request.url, ...said };
  };
  const write = (request: HttpRequest): Partial<HttpAnswer> => {
    const key = request.headers['Idempotency-Key'] ?? '';
    if (!(options.knowsKeys && keys.has(key))) counted.effects += 1;
    keys.add(key);
    return counted.answer(request);
  };
  return counted;
}

const step = (fields: string) => withSteps(`  - {type: http, url: "https://q.example/drain", ${fields}}\n`);
const plain = step('method: POST');
const keyed = step('method: POST, idempotency_key: Idempotency-Key');
const checked = step('method: POST, check: {url: "https://q.example/drained"}');
const put = step('method: PUT');

type Way = 'crash before' | 'crash after' | 'lost before' | 'lost after' | 'lost often' | 'breaks';

/** One step from its plan to its end, with a mishap on the way. */
async function mishap(counted: Counted, book: ReturnType<typeof step>, way: Way): Promise<Outcome> {
  const { world } = counted;
  const { memo } = await planned(world, book);
  switch (way) {
    case 'crash before':
      return settle(world, book, await turn(world, book, { memo, crashed: true }));
    case 'crash after':
      await turn(world, book, { memo });
      return settle(world, book, await turn(world, book, { memo, crashed: true }));
    case 'lost before':
    case 'lost after':
      world.failNext('http', lost('http'), way === 'lost after');
      return finish(world, book);
    case 'lost often':
      for (let count = 0; count < 20; count += 1) world.failNext('http', lost('http'), count === 0);
      return finish(world, book);
    case 'breaks': {
      let answers = 0;
      counted.answer = () => ((answers += 1) === 1 ? { status: 502 } : {});
      return finish(world, book);
    }
  }
}

async function settle(world: World, book: ReturnType<typeof step>, first: Outcome): Promise<Outcome> {
  let outcome = first;
  while (outcome.kind === 'waiting') {
    world.pass(60_000);
    outcome = await turn(world, book, { memo: memoOf(outcome) });
  }
  return outcome;
}

describe('after a mishap', () => {
  test.each<[string, ReturnType<typeof step>, Way, Outcome['kind'], number]>([
    ['without anything declared', plain, 'crash before', 'unknown', 0],
    ['without anything declared', plain, 'crash after', 'unknown', 1],
    ['without anything declared', plain, 'lost before', 'unknown', 0],
    ['without anything declared', plain, 'lost after', 'unknown', 1],
    ['without anything declared', plain, 'breaks', 'unknown', 1],
    ['with a key the server knows', keyed, 'crash before', 'done', 1],
    ['with a key the server knows', keyed, 'crash after', 'done', 1],
    ['with a key the server knows', keyed, 'lost before', 'done', 1],
    ['with a key the server knows', keyed, 'lost after', 'done', 1],
    ['with a key the server knows', keyed, 'breaks', 'done', 1],
    ['with a key the server knows', keyed, 'lost often', 'unknown', 1],
    ['with a check', checked, 'crash before', 'done', 1],
    ['with a check', checked, 'crash after', 'done', 1],
    ['with a check', checked, 'lost before', 'done', 1],
    ['with a check', checked, 'lost after', 'done', 1],
    ['with a check', checked, 'breaks', 'done', 1],
    ['with a check', checked, 'lost often', 'unknown', 1],
    ['by PUT, sent again at will', put, 'crash after', 'done', 2],
    ['by PUT, sent again at will', put, 'lost before', 'done', 1],
  ])('%s: %4$s with %5$i effects when its try ends in: %3$s', async (_words, book, way, kind, effects) => {
    const counted = counting({ knowsKeys: book === keyed });
    const outcome = await mishap(counted, book, way);
    expect({ kind: outcome.kind, effects: counted.effects }).toEqual({ kind, effects });
  });

  test('a doubt says why it is one and what is missing', async () => {
    expect(await mishap(counting(), plain, 'lost after')).toEqual({
      kind: 'unknown',
      reason:
        'POST https://q.example/drain: the answer was lost (http: no answer within 10 s). Whether it has taken effect is not known: the step declares no check and no idempotency_key by which that could be told',
    });
  });

  test('a request that never left is tried again without a doubt, and then fails', async () => {
    const { world } = counting();
    for (let count = 0; count < 9; count += 1) {
      world.failNext('http', new OutsideError('http', 'ECONNREFUSED', 'refused', { kind: 'safe', afterMs: 0 }));
    }
    expect(await finish(world, plain)).toEqual({ kind: 'failed', reason: 'given up after 5 attempts: http: refused' });
  });
});

describe('a check', () => {
  test('that cannot tell is asked again, and in the end leaves it to a person', async () => {
    const counted = counting();
    counted.check = () => ({ status: 503 });
    expect(await mishap(counted, checked, 'lost after')).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(
        /the answer was lost .* 5 looks could not tell, the last one because its check failed: answered 503/,
      ),
    });
    expect(counted.effects).toBe(1);
    expect(counted.world.requests.filter(({ method }) => method === 'GET')).toHaveLength(5);
  });

  test('that may not look has seen nothing', async () => {
    const counted = counting();
    counted.check = () => ({ status: 403 });
    expect(await mishap(counted, checked, 'lost after')).toMatchObject({ kind: 'unknown' });
    expect(counted.effects).toBe(1);
  });

  test('gives what the lost answer would have given', async () => {
    const counted = counting();
    counted.check = () => ({ body: JSON.stringify({ id: 'j-1' } satisfies Json) });
    const book = step(
      'method: POST, extract: {job: $.id, more: $.more}, check: {url: "https://q.example/j", expect: {assert: body.id != ""}}',
    );
    expect(await mishap(counted, book, 'lost after')).toMatchObject({
      kind: 'done',
      output: { status: 200, job: 'j-1' },
    });
  });

  test('carries the headers to the same host, and to no other', async () => {
    const fields = 'method: POST, auth: {bearer: TOKEN}, headers: {X-A: b}, body: {a: 1}';
    for (const [url, headers, secretHeaders] of [
      ['https://q.example/j', { 'X-A': 'b' }, { Authorization: { kind: 'bearer', secret: 'TOKEN' } }],
      ['https://other.example/j', {}, {}],
    ] as const) {
      const counted = counting();
      await mishap(counted, step(`${fields}, check: {url: "${url}"}`), 'lost after');
      expect(counted.world.requests.at(-1)).toMatchObject({ method: 'GET', body: null });
      expect(counted.world.requests.at(-1)).toHaveProperty('headers', headers);
      expect(counted.world.requests.at(-1)).toHaveProperty('secretHeaders', secretHeaders);
    }
  });
});

describe('a repetition', () => {
  test('is answered 409 while the first one is being worked on, and asked again', async () => {
    const counted = counting({ knowsKeys: true });
    let answers = 0;
    counted.answer = () => ({ status: (answers += 1) < 4 ? 409 : 200 });
    const { world } = counted;
    world.failNext('http', lost('http'), true);
    expect(await finish(world, keyed)).toMatchObject({ kind: 'done' });
    expect(counted.effects).toBe(1);
  });

  test('of a DELETE that finds nothing left has done its work', async () => {
    const counted = counting();
    counted.answer = () => ({ status: counted.effects > 1 ? 404 : 200 });
    expect(await mishap(counted, step('method: DELETE'), 'lost after')).toMatchObject({
      kind: 'done',
      output: { status: 404 },
    });
  });

  test('that is refused says nothing of the first try, unless the server tells the two apart', async () => {
    for (const [book, kind] of [
      [put, 'unknown'],
      [keyed, 'failed'],
    ] as const) {
      const counted = counting();
      counted.answer = () => ({ status: 412 });
      expect(await mishap(counted, book, 'lost after')).toMatchObject({ kind });
    }
  });

  test('is not made once the run was stopped', async () => {
    const counted = counting();
    const { world } = counted;
    world.failNext('http', lost('http'));
    const { memo } = await planned(world, checked);
    const doubt = await turn(world, checked, { memo });
    const stopped = await turn(world, checked, { memo: memoOf(doubt), signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({
      kind: 'failed',
      final: true,
      reason: expect.stringContaining('stopped before it was sent again'),
    });
    expect(counted.effects).toBe(0);
  });
});

test('a request under way is not broken off when its run is cancelled', async () => {
  const { world } = counting();
  await advance(world, plain, {});
  await finish(world, plain);
  expect(world.requests.at(-1)?.signal).toBeUndefined();
});
