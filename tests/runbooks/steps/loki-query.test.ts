import { describe, expect, test } from 'vitest';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { finish, withSteps } from '#tests/runbooks/walk.ts';
import { busy, createWorld, one, type World } from '#tests/runbooks/world.ts';

const step = (fields: string) => withSteps(`  - {type: loki_query, ${fields}}\n`);
const ask = (world: World, fields: string, variables = {}): ReturnType<typeof finish> =>
  finish(step(fields), 'steps[0]', world, variables);
const count = 'sum(count_over_time({app="api"}[5m]))';

describe('a metric query', () => {
  test('gives its number, reduced, by default or checked as that of Prometheus is', async () => {
    const world = createWorld();
    world.answers.set(count, one(12));
    expect(await ask(world, `query: '${count}', name: Errors, assert: value > 10`)).toEqual({
      kind: 'done',
      output: 12,
      summary: 'Errors is 12, as wanted: value > 10',
    });
    world.answers.set(count, [...one(1), ...one(2)]);
    expect(await ask(world, `query: '${count}', reduce: sum`)).toMatchObject({ output: 3 });
    world.answers.set(count, []);
    expect(await ask(world, `query: '${count}', default: 0, assert: value > 0`)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('is 0 (the default: the query found no series), wanted value > 0'),
    });
  });

  test('is asked again after a failure of the network', async () => {
    const world = createWorld();
    world.answers.set(count, one(1));
    world.failNext('query', busy('loki'));
    expect(await ask(world, `query: '${count}'`)).toMatchObject({ output: 1 });
  });
});

describe('a log query', () => {
  const errors = '{app="api"} |= "error"';
  const at = new Date('2026-03-01T02:59:00Z');
  const withLines = (...lines: readonly string[]): World => {
    const world = createWorld();
    world.lines.set(
      errors,
      lines.map((line) => ({ at, labels: { app: 'api' }, line })),
    );
    return world;
  };

  test('gives the lines and how many there are, which is what the assertion sees', async () => {
    const outcome = await ask(
      withLines('error 1', 'error 2'),
      `query: '${errors}', lines: 50, name: Errors, assert: value < 3`,
    );
    expect(outcome).toEqual({
      kind: 'done',
      output: {
        count: 2,
        lines: [
          { at: at.toISOString(), line: 'error 1' },
          { at: at.toISOString(), line: 'error 2' },
        ],
      },
      summary: 'Errors: 2 lines within 15 min, as wanted: value < 3',
    });
    expect(
      await ask(withLines('a', 'b', 'c'), `query: '${errors}', lines: 2, name: Errors, assert: value < 1`),
    ).toEqual({
      kind: 'failed',
      reason: 'Errors: 2 lines or more within 15 min, wanted value < 1',
    });
  });

  test('without lines has found none', async () => {
    expect(await ask(createWorld(), `query: '${errors}', lines: 5, since: 1h`)).toMatchObject({
      output: { count: 0, lines: [] },
      summary: expect.stringContaining('0 lines within 1 h'),
    });
  });

  test('looks back from now', async () => {
    const world = createWorld();
    const asked: unknown[] = [];
    const lines = async (range: unknown) => {
      asked.push(range);
      return { lines: [] };
    };
    const stage = { ...world, ports: { ...world.ports, loki: { ...world.ports.loki, lines } } };
    await finish(step(`query: '${errors}', lines: 5, since: 1h`), 'steps[0]', stage, {});
    const start = new Date(world.now().getTime() - 3_600_000);
    expect(asked).toEqual([{ query: errors, start, end: world.now(), limit: 5 }]);
  });

  test('keeps the beginning of a long line', async () => {
    const outcome = await ask(withLines('x'.repeat(5000)), `query: '${errors}', lines: 1`);
    expect(outcome).toMatchObject({ output: { lines: [{ line: `${'x'.repeat(999)}…` }] } });
  });
});

test('a hostile label stays a text of the query', async () => {
  const world = createWorld();
  const query = '{app="{{ service }}"} |= "{{ service }}"';
  await ask(world, `query: '${query}', lines: 1`, { service: '"} |= `x` | json' });
  expect(world.queries).toEqual([
    String.raw`{app="\"} |= ` + '`x` | json"} |= ' + String.raw`"\"} |= ` + '`x` | json"',
  ]);
});

test('says in words what it asks for', () => {
  const titles = (fields: string) => describeSteps(step(fields), {}).map(({ title }) => title);
  expect(titles(`query: 'x', wait: 1m, assert: value > 1`)).toEqual([
    'After 1 min, ask Loki for x, and check that value > 1',
  ]);
  expect(titles(`query: 'x', lines: 50`)).toEqual(['Ask Loki for the newest 50 lines within 15 min of x']);
});

test.each([
  ['since: 5m', 'add lines: 50'],
  ['lines: 5, reduce: max', 'leave it out with lines'],
  ['lines: 5, default: 0', 'leave it out with lines'],
  ['lines: 501', 'out of bounds'],
])('%s is not accepted: %s', (fields, words) => {
  expect(() => step(`query: x, ${fields}`)).toThrow(words);
});
