import { describe, expect, test } from 'vitest';
import { loadRunbooks } from '#runbooks/load-runbooks.ts';
import { formatProblem } from '#runbooks/runbook-problem.ts';
import type { Runbook } from '#runbooks/runbook.ts';
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

const announcements = (walked: Walked): readonly string[] =>
  walked.steps.flatMap(({ outcome }) =>
    outcome.kind === 'done' ? (outcome.announcements ?? []).map((one) => `${one.channel}: ${one.text}`) : [],
  );

test('every runbook of the library is sound and says what it is for', () => {
  expect(problems.map(formatProblem)).toEqual([]);
  expect(runbooks.map((runbook) => `${runbook.name} (${runbook.risk})`)).toEqual([
    'dependency-failure-locate (low)',
    'failed-rollout-hand-over (low)',
    'high-latency-database-connection-pool (medium)',
    'hung-service-restart (medium)',
    'memory-pressure-restart (medium)',
    'node-failure-hand-over (low)',
    'traffic-spike-scale-up (medium)',
  ]);
  for (const { name, file } of runbooks) expect(file).toBe(`runbooks/library/${name}.yml`);
  expect(runbooks.filter(({ description }) => description === '').map(({ name }) => name)).toEqual([
    'high-latency-database-connection-pool',
  ]);
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
    world.failNext('deployment', lost());
    await expect(walk(example, world, variables)).resolves.toMatchObject({ state: 'succeeded' });
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });
});

describe('a traffic spike', () => {
  const spike = named('traffic-spike-scale-up');

  test('is met by doubling once when that is enough', async () => {
    const world = worldWith({ container_cpu_usage_ratio: [0.99, 0.6] });
    await expect(walk(spike, world, variables)).resolves.toMatchObject({ state: 'succeeded' });
    expect(world.writes).toEqual(['scale claims/claims-api to 6']);
  });

  test('is met by doubling twice, within the maximum', async () => {
    const world = worldWith({ container_cpu_usage_ratio: [0.99, 0.95, 0.7] });
    await walk(spike, world, { ...variables, max_replicas: 8 });
    expect(world.writes).toEqual(['scale claims/claims-api to 6', 'scale claims/claims-api to 8']);
  });

  test('pages when no more pods help', async () => {
    const world = worldWith({ container_cpu_usage_ratio: 0.99 });
    const walked = await walk(spike, world, variables);
    expect(walked.state).toBe('failed');
    expect(announcements(walked).map((line) => line.split(':')[0])).toEqual(['slack', 'pagerduty']);
  });

  test('never takes pods away from a service above its maximum', async () => {
    const world = worldWith({ container_cpu_usage_ratio: [0.99, 0.6] });
    world.put({ namespace: 'claims', name: 'claims-api', replicas: 14 });
    await walk(spike, world, variables);
    expect(world.writes).toEqual([]);
  });
});

test('a leaking service is restarted, and the release is named as the likely cure', async () => {
  const world = worldWith({ container_memory_working_set_bytes: [0.97, 0.5] });
  const walked = await walk(named('memory-pressure-restart'), world, variables);
  expect(walked.state).toBe('succeeded');
  expect(world.writes).toEqual(['restart claims/claims-api']);
  expect(announcements(walked).join()).toContain('kubectl -n claims rollout undo deployment/claims-api');
});

describe('a hung service', () => {
  const hung = named('hung-service-restart');

  test('without any ready replica is restarted at once', async () => {
    const world = worldWith({ kube_deployment_status_replicas_available: [0, 3] });
    await expect(walk(hung, world, variables)).resolves.toMatchObject({ state: 'succeeded' });
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });

  test('with ready replicas left is restarted only when a person agrees', async () => {
    const world = worldWith({ kube_deployment_status_replicas_available: 2 });
    const refused = await walk(hung, world, variables, () => ({ approved: false, reason: 'no' }));
    expect(refused.state).toBe('failed');
    expect(world.writes).toEqual([]);
    await walk(hung, world, variables);
    expect(world.writes).toEqual(['restart claims/claims-api']);
  });
});

describe('what no step can cure is handed over, and changes nothing:', () => {
  test('a failed rollout, paged when nothing serves', async () => {
    const some = await walk(
      named('failed-rollout-hand-over'),
      worldWith({ status_replicas_available: 2, spec_replicas: 3 }),
      variables,
    );
    expect(announcements(some)).toEqual([
      expect.stringContaining('slack: 2 of 3 replicas of claims-api are available'),
    ]);
    const none = await walk(
      named('failed-rollout-hand-over'),
      worldWith({ status_replicas_available: 0, spec_replicas: 3 }),
      variables,
    );
    expect(announcements(none)[0]).toContain('pagerduty: No replica of claims-api is available');
  });

  test('a failing dependency, left alone when it passes', async () => {
    const passed = await walk(
      named('dependency-failure-locate'),
      worldWith({ http_requests_total: [0.3, 0.01] }),
      variables,
    );
    expect(passed.state).toBe('succeeded');
    const lasting = await walk(named('dependency-failure-locate'), worldWith({ http_requests_total: 0.3 }), variables);
    expect(lasting.state).toBe('failed');
    expect(announcements(lasting)).toHaveLength(3);
  });

  test('a lost node, named where the alert names it, and never as a command of its own', async () => {
    const node = named('node-failure-hand-over');
    const told = await walk(node, createWorld(), { ...variables, labels: { node: 'worker-3' } });
    expect(announcements(told)[0]).toContain('kubectl drain worker-3 ');
    expect(announcements(await walk(node, createWorld(), variables))[0]).toContain('does not say which');
    const hostile = await walk(node, createWorld(), { ...variables, labels: { node: 'a; reboot' } });
    expect(announcements(hostile).join()).not.toContain('reboot');
  });
});
