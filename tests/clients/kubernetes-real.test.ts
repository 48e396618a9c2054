import { AppsV1Api } from '@kubernetes/client-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import { loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startRealKubernetes } from '#tests/support/real-kubernetes/start-real-kubernetes.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { describeKubernetesContract } from './kubernetes-contract.ts';

const namespace = 'default';
let real: Awaited<ReturnType<typeof startRealKubernetes>> = { skipped: 'not started' };

beforeAll(async () => {
  real = await startRealKubernetes();
}, 90_000);
afterAll(async () => {
  if ('stop' in real) await real.stop();
}, 30_000);

const settle = <T>(what: string, read: () => Promise<T | null | false>) => waitFor(what, read, { timeoutMs: 45_000 });

describeKubernetesContract('a real API server', async () => {
  if ('skipped' in real) return real;
  return {
    admin: { kind: 'file', path: real.kubeconfigPath },
    limited: { kind: 'file', path: real.limitedKubeconfigPath },
    namespace,
    settle,
    stop: async () => {},
  };
});

describe('what only a real API server does', { timeout: 60_000 }, () => {
  let client: KubernetesClient;
  let apps: AppsV1Api;

  beforeAll(() => {
    if ('skipped' in real) return;
    client = createKubernetesClient({ kubeconfig: { kind: 'file', path: real.kubeconfigPath } });
    apps = loadKubeConfig({ kind: 'file', path: real.kubeconfigPath }).makeApiClient(AppsV1Api);
  });
  afterAll(async () => {
    if ('stop' in real) await client.close();
  });
  beforeEach((context) => {
    if ('skipped' in real) context.skip(real.skipped);
  });

  const create = (name: string, tag: string, progressDeadlineSeconds = 600) => {
    const containers = [{ name: 'api', image: `registry.example/${name}:${tag}` }];
    const template = { metadata: { labels: { app: name } }, spec: { containers } };
    const spec = { replicas: 1, progressDeadlineSeconds, selector: { matchLabels: { app: name } }, template };
    return apps.createNamespacedDeployment({ namespace, body: { metadata: { name }, spec } });
  };

  test('tells why a container keeps ending', async () => {
    await create('crashing', 'crash');
    const pod = await settle('the crash', async () => {
      const [one] = await client.pods(namespace, 'app=crashing');
      return one?.containers[0]?.reason === 'CrashLoopBackOff' && one;
    });
    expect(pod).toMatchObject({ ready: false, restarts: 5 });
    expect(pod.containers[0]).toMatchObject({ state: 'waiting', lastEnd: { reason: 'Error', exitCode: 1 } });
    expect(pod.containers[0]?.lastEnd?.at).toBeInstanceOf(Date);
  });

  test('calls a rollout failed once its own deadline has passed', async () => {
    await create('stuck', 'badpull', 1);
    const status = await settle('the deadline', async () => {
      const view = await client.deployment(namespace, 'stuck');
      const now = view && client.rolloutComplete(view);
      return now?.failed ? now : null;
    });
    expect(status.complete).toBe(false);
    expect(status.message).toContain('does not progress');
  });

  test("reads the time of the scheduler's events, which have no first and last timestamp", async () => {
    const scheduled = await settle('the event', async () => {
      const events = await client.events(namespace, { kind: 'Pod' });
      return events.find((event) => event.reason === 'Scheduled') ?? null;
    });
    expect(scheduled.lastAt.getTime()).toBeGreaterThan(new Date('2020-01-01').getTime());
  });

  test('tells every cause of an invalid change', async () => {
    await create('invalid', '1.0');
    const change = { namespace, name: 'invalid', replicas: 1, key: 'k'.repeat(300_000) };
    const error = await outsideErrorOf(client.scale(change));
    expect(error).toMatchObject({ code: 'Invalid', retry: { kind: 'no' } });
    expect(error.message).toContain('metadata.annotations');
  });

  test('refuses to show anything to an account without rights', async () => {
    if ('skipped' in real) return;
    const stranger = createKubernetesClient({ kubeconfig: { kind: 'file', path: real.limitedKubeconfigPath } });
    const errors = await Promise.all(
      [stranger.pods(namespace), stranger.nodes(), stranger.deployment(namespace, 'crashing')].map((call) =>
        outsideErrorOf(call),
      ),
    );
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'Forbidden', retry: { kind: 'no' } });
    }
    expect((await stranger.can('get', 'pods/log', namespace)).allowed).toBe(false);
    await stranger.close();
  });

  test('works with a hundred requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => client.nodes()));
    expect(answers.every((nodes) => nodes.length === 2)).toBe(true);
  });
});
