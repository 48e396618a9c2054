import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
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

  beforeAll(() => {
    if ('skipped' in real) return;
    client = createKubernetesClient({ kubeconfig: { kind: 'file', path: real.kubeconfigPath } });
  });
  afterAll(async () => {
    if ('stop' in real) await client.close();
  });
  beforeEach((context) => {
    if ('skipped' in real) context.skip(real.skipped);
  });

  test('serves disruption budgets and cron jobs under the versions of its age', async () => {
    const selector = { matchLabels: { app: 'aged' } };
    const template = {
      spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: 'registry.example/work:1' }] },
    };
    const spec = { schedule: '0 3 * * *', jobTemplate: { spec: { template } } };
    const budget = { kind: 'pdb', namespace, name: 'aged', content: { spec: { minAvailable: 1, selector } } } as const;
    const cronJob = { kind: 'cronjob', namespace, name: 'aged', content: { spec } } as const;
    expect((await client.create(budget, { dryRun: true })).apiVersion).toBe('policy/v1beta1');
    expect((await client.create(cronJob, { dryRun: true })).apiVersion).toBe('batch/v1beta1');
  });

  test('tells why a container keeps ending', async () => {
    const labels = { app: 'crashing' };
    const containers = [{ name: 'api', image: 'registry.example/crashing:crash' }];
    const template = { metadata: { labels }, spec: { containers } };
    const content = { spec: { replicas: 1, selector: { matchLabels: labels }, template } };
    await client.create({ kind: 'deployment', namespace, name: 'crashing', content }, { dryRun: false });
    const pod = await settle('the crash', async () => {
      const [one] = await client.pods(namespace, 'app=crashing');
      return one?.containers[0]?.reason === 'CrashLoopBackOff' && one;
    });
    expect(pod).toMatchObject({ restarts: 5, containers: [{ lastEnd: { reason: 'Error', exitCode: 1 } }] });
  });

  test('says in its own words what a quota forbids', async () => {
    const quota = {
      kind: 'resourcequota',
      namespace,
      name: 'no-pvc',
      content: { spec: { hard: { persistentvolumeclaims: '0' } } },
    } as const;
    await client.create(quota, { dryRun: false });
    await settle('the quota', async () => {
      const now = await client.get({ kind: 'resourcequota', namespace, name: 'no-pvc' });
      return now !== null && 'status' in now && Object.keys(now['status'] as object).length > 0;
    });
    const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    const claim = { kind: 'pvc', namespace, name: 'one-too-many', content: { spec } } as const;
    const error = await outsideErrorOf(client.create(claim, { dryRun: true }));
    expect(error).toMatchObject({ code: 'Forbidden', retry: { kind: 'no' } });
    expect(error.message).toContain('exceeded quota: no-pvc');
    expect(error.message).not.toContain('grant the verb');
  });

  test('works with a hundred requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => client.nodes()));
    expect(answers.every((nodes) => nodes.length === 2)).toBe(true);
  });
});
