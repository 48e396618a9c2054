import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { flatten } from '#runbooks/flow.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import type { Runbook, Step } from '#runbooks/runbook.ts';
import { walk, type Walked } from './walk.ts';
import { createWorld, lost, one, type World } from './world.ts';

const { runbooks, problems } = await loadRunbooks('runbooks/library');

const named = (name: string): Runbook => {
  const found = runbooks.find((runbook) => runbook.name === name);
  if (found === undefined) throw new Error(`the library has no ${name}`);
  return found;
};

const variables = { service: 'claims-api', namespace: 'claims', pool_max: 100, labels: {} };

/** A cluster with the service, and queries answered by the first part of their text that is listed. */
function worldWith(answers: Readonly<Record<string, number | readonly number[]>>): World {
  const world = createWorld();
  world.put({ namespace: 'claims', name: 'claims-api', replicas: 3 });
  const asked = new Map<string, number>();
  const get = world.answers.get.bind(world.answers);
  world.answers.get = (query) => {
    const part = Object.keys(answers).find((start) => query.includes(start));
    if (part === undefined) return get(query);
    const count = asked.get(part) ?? 0;
    asked.set(part, count + 1);
    const values = [answers[part] ?? []].flat();
    return one(values[Math.min(count, values.length - 1)] ?? Number.NaN);
  };
  return world;
}

async function readTexts(folder: string, wanted: (name: string) => boolean): Promise<string> {
  const names = (await readdir(folder)).filter(wanted);
  return (await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')))).join('\n');
}

/** Draining and evicting are what needs the eviction API. */
function evicts({ body }: Step): boolean {
  return body.access.some(({ subresource }) => subresource === 'eviction');
}

const announcements = (walked: Walked): readonly string[] =>
  walked.steps.flatMap(({ outcome }) =>
    outcome.kind === 'done' ? (outcome.announcements ?? []).map((one) => `${one.channel}: ${one.text}`) : [],
  );

test('every runbook of the library is sound and says what it is for', () => {
  expect(problems.map(formatProblem)).toEqual([]);
  expect(runbooks.map((runbook) => `${runbook.name} (${runbook.risk})`)).toEqual([
    'certificate-expiring-renew (medium)',
    'config-map-restore (medium)',
    'connection-pool-full-restart (medium)',
    'cpu-throttling-raise-limit (medium)',
    'crash-loop-gather-and-roll-back (medium)',
    'dependency-failure-locate (low)',
    'dependency-slow-switch-off (medium)',
    'disk-pressure-drain (high)',
    'error-burst-after-release-roll-back (medium)',
    'evicted-pods-clean-up (medium)',
    'failed-cron-job-run-again (medium)',
    'failed-rollout-roll-back (medium)',
    'high-latency-database-connection-pool (medium)',
    'hpa-at-maximum-raise (medium)',
    'hung-pod-delete (medium)',
    'hung-service-restart (medium)',
    'image-pull-failure-restore-image (medium)',
    'memory-pressure-restart (medium)',
    'node-failure-drain (high)',
    'noisy-neighbour-evict (high)',
    'oom-roll-back-or-raise-limit (medium)',
    'queue-backlog-scale-consumers (medium)',
    'quota-exceeded-raise (medium)',
    'replication-lag-restart-replica (high)',
    'stuck-rollout-describe (low)',
    'traffic-spike-scale-up (medium)',
    'volume-filling-expand (medium)',
  ]);
  for (const { name, file } of runbooks) expect(file).toBe(`runbooks/library/${name}.yml`);
  expect(runbooks.filter(({ description }) => description === '').map(({ name }) => name)).toEqual([
    'high-latency-database-connection-pool',
  ]);
});

test('every runbook of the library has rehearsals beside it and a story in the sandbox', async () => {
  const stories = await readTexts('tests/scenarios/library', (name) => name.endsWith('.test.ts'));
  const rehearsed = await readdir('runbooks/library');
  const names = runbooks.map(({ name }) => name);
  expect(names.filter((name) => !rehearsed.includes(`${name}.test.yml`))).toEqual([]);
  expect(names.filter((name) => !stories.includes(`runbook: '${name}'`))).toEqual([]);
});

test('what takes pods of several services or pods that nobody replaces asks people first', () => {
  const asksFirst = ({ steps, verify }: Runbook): boolean => {
    const all = flatten({ steps, verify }).map(({ step }) => step);
    const dangerous = all.findIndex(evicts);
    return dangerous === -1 || all.slice(0, dangerous).some(({ type }) => type === 'approval');
  };
  expect(runbooks.filter((runbook) => !asksFirst(runbook)).map(({ name }) => name)).toEqual([]);
});

test('a label that is no name reaches nothing', async () => {
  const world = worldWith({ kube_node_status_condition: 0 });
  const walked = await walk(named('node-failure-drain'), world, { ...variables, labels: { node: 'a; reboot' } });
  expect(walked).toMatchObject({ state: 'failed' });
  expect(world.writes).toEqual([]);
});

describe('the example of the design runs as it is written:', () => {
  const example = named('high-latency-database-connection-pool');

  test('an exhausted pool is cured by a restart', async () => {
    const world = worldWith({ pg_stat_activity_count: 98, http_request_duration_seconds: 180 });
    const walked = await walk(example, world, variables);
    expect(walked).toMatchObject({ state: 'succeeded', variables: { active_connections: 98 } });
    expect(walked.steps.map(({ path }) => path)).toEqual([
      'steps[0]',
      'steps[1]',
      'steps[1].if_true[0]',
      'steps[1].if_true[1]',
      'steps[2]',
    ]);
    expect(world.writes).toEqual(['restart claims/claims-api']);
    expect(world.queries).toEqual([
      'pg_stat_activity_count{service="claims-api"}',
      'http_request_duration_seconds{service="claims-api", quantile="0.99"}',
    ]);
    expect(announcements(walked)).toEqual(['slack: Restarted claims-api due to connection pool exhaustion']);
  });

  test('a healthy pool is left alone and a person called', async () => {
    const world = worldWith({ pg_stat_activity_count: 40, http_request_duration_seconds: 900 });
    const walked = await walk(example, world, variables);
    expect(world.writes).toEqual([]);
    expect(walked.steps[2]?.outcome).toMatchObject({ announcements: [{ escalate: true }] });
  });

  test('a restart that does not help pages, and the run has failed', async () => {
    const world = worldWith({ pg_stat_activity_count: 98, http_request_duration_seconds: 3400 });
    const walked = await walk(example, world, variables);
    expect(walked).toMatchObject({ state: 'failed', reason: 'steps[2] failed, and its on_failure steps have run' });
    expect(walked.steps.at(-2)?.outcome).toEqual({
      kind: 'failed',
      reason: 'http_request_duration_seconds{service="claims-api", quantile="0.99"} is 3400, wanted value < 1000',
    });
    expect(announcements(walked).at(-1)).toContain('pagerduty: The runbook high-latency-database-connection-pool');
  });

  test('without the size of the pool nothing is touched', async () => {
    const world = worldWith({ pg_stat_activity_count: 98 });
    const walked = await walk(example, world, { service: 'claims-api', namespace: 'claims' });
    expect(walked).toMatchObject({ state: 'failed' });
    expect(world.writes).toEqual([]);
  });

  test('answers lost on the way do not make a second restart', async () => {
    const world = worldWith({ pg_stat_activity_count: 98, http_request_duration_seconds: 180 });
    world.failNext('query', lost('prometheus'));
    world.failNext('write', lost(), true);
    world.failNext('read', lost());
    await expect(walk(example, world, variables)).resolves.toMatchObject({ state: 'succeeded' });
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });
});
