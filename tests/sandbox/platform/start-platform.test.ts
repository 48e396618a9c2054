import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';

/** Where no test looks at the past. */
const warmUpMs = 2000;

describe('startPlatform', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ manualClock: true, seed: 3 });
  });
  afterAll(() => platform.stop());

  it('starts thirteen healthy services with history to show', () => {
    const { services, firingAlerts } = platform.view();
    expect(services).toHaveLength(13);
    expect(services.filter((service) => service.health !== 'healthy')).toEqual([]);
    expect(services.every((service) => service.p99History.length === 120)).toBe(true);
    expect(firingAlerts).toEqual([]);
  });

  it('refuses an unknown fault and a target it cannot strike, naming the choices', () => {
    expect(() => platform.inject('earthquake')).toThrow(
      /there is no fault earthquake; there are connection-pool-exhaustion, /,
    );
    expect(() => platform.inject('memory-leak', 'auth')).toThrow(
      'memory-leak cannot strike auth; it can strike documents',
    );
  });

  it('strikes the same service once only', () => {
    platform.inject('connection-pool-exhaustion');
    platform.inject('connection-pool-exhaustion');
    expect(platform.view().services[0]?.faults).toEqual(['connection-pool-exhaustion']);
    platform.heal();
  });

  it('heals every kind of fault by hand', async () => {
    for (const kind of platform.view().faultKinds) platform.inject(kind.id);
    await platform.advance(30_000);
    expect(platform.view().services.some((service) => service.health !== 'healthy')).toBe(true);
    platform.heal();
    await platform.advance(180_000);
    expect(platform.view().services.filter((service) => service.health !== 'healthy')).toEqual([]);
    expect(platform.view().firingAlerts).toEqual([]);
  });

  it('serves flags and certificates by plain HTTP, and remembers who changed something', async () => {
    const { url } = platform.operations;
    const body = JSON.stringify({ enabled: false });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'run-7/step-2' };
    const answer = await fetch(`${url}/flags/fraud-scoring`, { method: 'PUT', headers, body });
    expect(await answer.json()).toMatchObject({ key: 'fraud-scoring', enabled: false });
    expect((await fetch(`${url}/certificates`)).status).toBe(200);
    expect(platform.operations.calls()).toEqual([
      {
        at: expect.any(Date),
        method: 'PUT',
        path: '/flags/fraud-scoring',
        status: 200,
        idempotencyKey: 'run-7/step-2',
      },
    ]);
  });

  it('tells subscribers of every tick until they leave', async () => {
    const listener = vi.fn<() => void>();
    const leave = platform.subscribe(listener);
    await platform.advance(500);
    leave();
    await platform.advance(500);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});

it('tells the same story for the same seed', async () => {
  const [one, two] = await Promise.all([
    startPlatform({ manualClock: true, seed: 5, warmUpMs }),
    startPlatform({ manualClock: true, seed: 5, warmUpMs }),
  ]);
  for (const platform of [one, two]) {
    platform.inject('bad-rollout', 'claims-api');
    await platform.advance(20_000);
  }
  const story = (platform: Platform) =>
    platform
      .view()
      .services.map((service) => [service.p99Ms, service.pods.map((pod) => [pod.name, pod.phase, pod.restarts])]);
  expect(story(one)).toEqual(story(two));
  await Promise.all([one.stop(), two.stop()]);
});

it('moves by ticks as long as it is told, on a platform that its seed varies, with an hour to compare with', async () => {
  const options = { manualClock: true, tickMs: 1000, varied: true };
  const one = await startPlatform({ ...options, seed: 21, warmUpMs: 3_600_000 });
  const two = await startPlatform({ ...options, seed: 22, warmUpMs });
  const load = (platform: Platform) => platform.view().services.map((service) => service.requestsPerSecond);
  expect(load(one)).not.toEqual(load(two));
  const listener = vi.fn<() => void>();
  one.subscribe(listener);
  await one.advance(10_000);
  expect(listener).toHaveBeenCalledTimes(10);
  const query = encodeURIComponent('sum(rate(http_requests_total{service="auth"}[1m] offset 55m))');
  const answer = await fetch(`${one.prometheus.url}/api/v1/query?query=${query}`);
  expect(await answer.json()).toMatchObject({ data: { result: [{ value: [expect.anything(), expect.any(String)] }] } });
  await Promise.all([one.stop(), two.stop()]);
});

it('can be distracted beside its faults, which the view does not show', async () => {
  const platform = await startPlatform({ manualClock: true, warmUpMs });
  expect(platform.decoyKinds.map(({ id }) => id)).toContain('harmless-rollout');
  for (const { id } of platform.decoyKinds) platform.distract(id, 'documents');
  await platform.advance(2000);
  expect(platform.view().services.flatMap(({ faults }) => faults)).toEqual([]);
  expect(() => platform.distract('harmless-rollout', 'nobody')).toThrow('it can strike claims-api');
  await platform.stop();
});

it('refuses ticks that would move no time', async () => {
  await expect(startPlatform({ manualClock: true, tickMs: 0 })).rejects.toThrow('tickMs must be above 0');
});

it('runs by itself without a manual clock, and then refuses to be advanced', async () => {
  const platform = await startPlatform({ tickMs: 10, speed: 4, warmUpMs });
  const before = platform.view().at;
  await new Promise<void>((resolve) => {
    const leave = platform.subscribe(() => {
      leave();
      resolve();
    });
  });
  expect(platform.view().at > before).toBe(true);
  await expect(platform.advance(1000)).rejects.toThrow('manualClock: true');
  await platform.stop();
});

it('leaves nothing running when a port is taken', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const starting = startPlatform({ manualClock: true, warmUpMs, ports: { prometheus: port } });
  await expect(starting).rejects.toMatchObject({ cause: expect.objectContaining({ code: 'EADDRINUSE' }) });
  taken.close();
});

it('stops with watches open, and may be stopped twice', async () => {
  const platform = await startPlatform({ manualClock: true, warmUpMs });
  const { url } = platform.prometheus;
  await Promise.all([platform.stop(), platform.stop()]);
  await expect(fetch(`${url}/-/healthy`)).rejects.toThrow('fetch failed');
});
