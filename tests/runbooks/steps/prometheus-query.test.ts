import { describe, expect, test } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { executeStep } from '#runbooks/execute-step.ts';
import type { Series } from '#runbooks/ports.ts';
import { contextIn, finish, withSteps } from '#tests/runbooks/walk.ts';
import { createWorld, one } from '#tests/runbooks/world.ts';

const variables = { service: 'claims-api', objective: 1000 };
const series = (...values: readonly number[]): readonly Series[] =>
  values.map((value, index) => ({ labels: { service: 'claims-api', pod: `pod-${index}` }, value }));

const ask = (fields: string, answer: readonly Series[]): ReturnType<typeof finish> => {
  const world = createWorld();
  world.answers.set('up', answer);
  return finish(
    withSteps(`  - {type: prometheus_query, query: up${fields}}\n`, 'vars: {objective: 1000}\n'),
    'steps[0]',
    world,
    variables,
  );
};

describe('a query', () => {
  test('gives its number', async () => {
    await expect(ask(', save_as: active', one(98))).resolves.toEqual({
      kind: 'done',
      output: 98,
      summary: 'active is 98',
    });
    await expect(ask(', name: Pods up', one(3))).resolves.toMatchObject({ summary: 'Pods up is 3' });
  });

  test('that finds nothing fails, unless there is a default', async () => {
    await expect(ask('', [])).resolves.toEqual({ kind: 'failed', reason: 'the query found no series. The query: up' });
    await expect(ask(', default: 7', [])).resolves.toMatchObject({
      output: 7,
      summary: expect.stringContaining('the default'),
    });
  });

  test('that was answered only in part is asked again, and takes no default', async () => {
    const world = createWorld();
    const error = 'answered only in part: store b did not answer';
    world.failNext('query', new OutsideError('prometheus', 'partial_answer', error, { kind: 'safe', afterMs: 5000 }));
    const runbook = withSteps('  - {type: prometheus_query, query: up, default: 0}\n');
    await expect(executeStep(runbook, 'steps[0]', contextIn(world))).resolves.toEqual({
      kind: 'retry',
      afterMs: 5000,
      reason: `prometheus: ${error}`,
    });
  });

  test('that finds only NaN or infinity found nothing', async () => {
    await expect(ask('', one(Number.NaN))).resolves.toMatchObject({
      reason: expect.stringContaining('no finite value, only NaN'),
    });
    await expect(ask(', default: 0', one(Infinity))).resolves.toMatchObject({ output: 0 });
  });

  test('that finds several series names the labels they differ in', async () => {
    await expect(ask('', series(1, 2))).resolves.toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('2 series that differ in pod: narrow the query, or add reduce: max, min'),
    });
  });

  test.each([
    ['max', 3],
    ['min', 1],
    ['sum', 6],
    ['avg', 2],
    ['first', 1],
    ['last', 3],
    ['count', 3],
  ])('reduces several series by %s', async (reduce, value) => {
    await expect(ask(`, reduce: ${reduce}`, series(1, Number.NaN, 2, 3))).resolves.toMatchObject({ output: value });
  });

  test('counts nothing as 0', async () => {
    await expect(ask(', reduce: count', [])).resolves.toMatchObject({ output: 0 });
  });
});

describe('an assertion', () => {
  test('that holds says so', async () => {
    await expect(ask(', name: p99, assert: value < objective', one(180))).resolves.toMatchObject({
      kind: 'done',
      summary: 'p99 is 180, as wanted: value < objective',
    });
  });

  test('that does not hold fails the step with both sides', async () => {
    await expect(ask(', name: p99, assert: value < 1000', one(3400))).resolves.toEqual({
      kind: 'failed',
      reason: 'p99 is 3400, wanted value < 1000',
    });
  });

  test('is checked against the default too', async () => {
    await expect(ask(', default: 5000, assert: value < 1000', [])).resolves.toMatchObject({ kind: 'failed' });
  });
});

describe('a delay', () => {
  const late = withSteps('  - {type: prometheus_query, query: up, wait: 120s}\n');

  test("passes before the question is asked, counted from the step's beginning", async () => {
    const world = createWorld();
    const startedAt = world.now();
    const until = new Date(startedAt.getTime() + 120_000);
    const first = await executeStep(late, 'steps[0]', contextIn(world, { startedAt }));
    expect(first).toEqual({
      kind: 'waiting',
      for: { kind: 'time', until },
      memo: { until: until.toISOString() },
      summary: `waiting 2 min, until ${until.toISOString()}`,
    });
    world.pass(60_000);
    const early = await executeStep(
      late,
      'steps[0]',
      contextIn(world, { startedAt, memo: { until: until.toISOString() } }),
    );
    expect(early).toMatchObject({ kind: 'waiting', for: { until } });
    expect(world.queries).toEqual([]);
    world.pass(60_000);
    world.answers.set('up', one(1));
    await expect(executeStep(late, 'steps[0]', contextIn(world, { startedAt }))).resolves.toMatchObject({
      kind: 'done',
    });
  });

  test('is scaled in demos', async () => {
    const world = createWorld();
    const outcome = await executeStep(late, 'steps[0]', contextIn(world, { waitScale: 0.1 }));
    expect(outcome).toMatchObject({ for: { until: new Date(world.now().getTime() + 12_000) } });
  });
});

describe('a range', () => {
  const at = (seconds: number, value: number) => ({
    at: new Date(Date.UTC(2026, 2, 1, 2, 30) + seconds * 1000),
    value,
  });
  const askRange = (fields: string, ...series: readonly (readonly number[])[]): ReturnType<typeof finish> => {
    const world = createWorld();
    const points = (values: readonly number[]) => values.map((value, index) => at(index * 30, value));
    world.ranges.set(
      'up',
      series.map((values, index) => ({ labels: { pod: `pod-${index}` }, points: points(values) })),
    );
    return finish(withSteps(`  - {type: prometheus_query, query: up, range: 30m${fields}}\n`), 'steps[0]', world, {});
  };

  test('is asked for up to now, in sixty steps unless it says otherwise', async () => {
    const world = createWorld();
    const asked: unknown[] = [];
    const prometheus = {
      ...world.ports.prometheus,
      queryRange: async (range: unknown) => {
        asked.push(range);
        return { series: [] };
      },
    };
    const stage = { ...world, ports: { ...world.ports, prometheus } };
    const [end, start] = [world.now(), new Date(world.now().getTime() - 1_800_000)];
    for (const step of ['', ', step: 10s']) {
      const book = withSteps(
        `  - {type: prometheus_query, query: up, range: 30m, over_time: max, default: 0${step}}\n`,
      );
      await finish(book, 'steps[0]', stage, {});
    }
    expect(asked).toEqual([
      { query: 'up', start, end, stepMs: 30_000 },
      { query: 'up', start, end, stepMs: 10_000 },
    ]);
  });

  test('is reduced over time first, and then over the series', async () => {
    expect(await askRange(', over_time: max', [1, 5, 2])).toMatchObject({ output: 5 });
    expect(await askRange(', over_time: delta, reduce: sum', [1, 5, 2], [4, 3])).toMatchObject({ output: 0 });
    expect(await askRange(', over_time: slope, name: growth, assert: value <= 0.1', [0, 3, 6])).toMatchObject({
      kind: 'done',
      summary: 'growth is 0.1, as wanted: value <= 0.1',
    });
    expect(await askRange(', over_time: avg', [1], [2])).toMatchObject({
      reason: expect.stringContaining('differ in pod'),
    });
  });

  test('without a value finds nothing', async () => {
    expect(await askRange(', over_time: max')).toMatchObject({ reason: expect.stringContaining('no series') });
    expect(await askRange(', over_time: delta, default: 7', [3])).toMatchObject({ output: 7 });
  });

  test('says in words what it looks back over', () => {
    const book = withSteps('  - {type: prometheus_query, query: up, range: 30m, over_time: max}\n');
    expect(describeSteps(book, {})).toMatchObject([{ title: 'Ask Prometheus for the max over 30 min of up' }]);
  });

  test.each([
    ['range: 30m', 'add over_time, one of max, min'],
    ['step: 30s', 'add range: 30m'],
    ['over_time: max', 'add range: 30m'],
    ['range: 2d, over_time: max, step: 10s', 'make it longer'],
  ])('with %s alone is not accepted: %s', (fields, fix) => {
    expect(() => withSteps(`  - {type: prometheus_query, query: up, ${fields}}\n`)).toThrow(fix);
  });
});

test('a hostile label stays a label value', async () => {
  const world = createWorld();
  const book = withSteps(`  - {type: prometheus_query, query: 'up{a="{{ service }}"}', default: 0}\n`);
  await finish(book, 'steps[0]', world, { service: '"} or vector(1) #' });
  expect(world.queries).toEqual([String.raw`up{a="\"} or vector(1) #"}`]);
});
