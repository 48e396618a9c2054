import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fieldOf, type KubernetesKindName, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { Outcome } from '#domain/run.ts';
import type { KubernetesPort, StepPorts } from '#runbooks/ports.ts';
import { finish, kubernetesStep, plan, planned } from './kubernetes/drive.ts';
import type { Stage } from './walk.ts';
import { createWorld } from './world.ts';

/** A cluster to hold the promises of the kubernetes step against. */
export interface ActionCluster {
  readonly port: KubernetesPort;
  /** Of an account that may look and change nothing. */
  readonly limited: KubernetesPort;
  readonly now: () => Date;
  /** Lets the cluster's time go on, by about so much. */
  readonly pass: (ms: number) => Promise<void>;
  /** Whether its containers write logs. */
  readonly hasLogs: boolean;
  readonly stop: () => Promise<void>;
}

const namespace = 'actions';
const image = 'registry.example/web:1.0';

/** Promises of every action that hold against any cluster, whoever wrote its API server. */
export function describeKubernetesActions(
  title: string,
  start: () => Promise<ActionCluster | { readonly skipped: string }>,
): void {
  describe(`the kubernetes step against ${title}`, { timeout: 120_000 }, () => {
    let cluster: ActionCluster;
    let skipped: string | null = 'not started';
    let stage: Stage;
    let key = 0;

    beforeAll(async () => {
      const started = await start();
      skipped = 'skipped' in started ? started.skipped : null;
      if ('skipped' in started) return;
      cluster = started;
      stage = { ports: portsOn(cluster.port), now: cluster.now, pass: cluster.pass };
      await stock(cluster);
      for (const target of ['deployment/web', 'statefulset/db', 'daemonset/agent']) await rolledOut(target);
    }, 120_000);
    afterAll(async () => {
      if (skipped === null) await cluster.stop();
    });
    beforeEach((context) => {
      if (skipped !== null) context.skip(skipped);
    });

    /** Takes a step to its end, as a run of its own. */
    const take = (fields: string): Promise<Outcome> => {
      key += 1;
      const book = kubernetesStep(`${fields}, namespace: ${namespace}`);
      return finish(stage, book, { key: `run-${key}/steps[0]`, signal: AbortSignal.timeout(110_000) });
    };
    const takeNode = (fields: string): Promise<Outcome> => {
      key += 1;
      return finish(stage, kubernetesStep(fields), { key: `run-${key}/steps[0]` });
    };
    const changeOf = (fields: string) =>
      planned(stage, kubernetesStep(`${fields}, namespace: ${namespace}`), { key: 'plan-only' });
    const read = async (target: string): Promise<KubernetesObject> => {
      const object = await cluster.port.get(refOf(target));
      if (object === null) throw new Error(`${target} is gone`);
      return object;
    };
    const rolledOut = async (target: string): Promise<void> => {
      for (let turn = 0; turn < 200; turn += 1) {
        const outcome = await take(`action: describe, target: ${target}`);
        if (
          outcome.kind === 'done' &&
          /; \d+ of \d+ pods (?:available|ready)/.test(String(fieldOf(outcome.output, 'text')))
        )
          return;
        await cluster.pass(1000);
      }
      throw new Error(`${target} is not rolled out`);
    };
    const pods = async (app: string) => {
      const found = await cluster.port.list('pod', namespace, { labels: `app=${app}` });
      return found.filter((pod) => pod.metadata.deletionTimestamp === undefined);
    };
    const uids = async (app: string) => (await pods(app)).map((pod) => pod.metadata.uid);

    test.each(['deployment/web', 'statefulset/db', 'daemonset/agent'])(
      'restarts %s, every pod once',
      async (target) => {
        const app = target.split('/')[1] ?? '';
        const before = await uids(app);
        const outcome = await take(`action: rollout_restart, target: ${target}`);
        expect(outcome).toMatchObject({ kind: 'done', summary: expect.stringContaining('pods new and ready') });
        const after = (await pods(app)).filter((pod) => pod.metadata.deletionTimestamp === undefined);
        expect(after.filter((pod) => before.includes(pod.metadata.uid))).toEqual([]);
      },
    );

    test.each([
      ['action: scale, target: deployment/web, replicas: 5', ['spec.replicas: 2 → 5']],
      [
        'action: set_image, target: deployment/web, image: "registry.example/web:2.0"',
        [`container api image: ${image} → registry.example/web:2.0`],
      ],
      [
        'action: set_resources, target: deployment/web, limits: {memory: x2, cpu: 500m}',
        ['container api resources.limits.memory: 256Mi → 512Mi', 'container api resources.limits.cpu: none → 500m'],
      ],
      [
        'action: patch, target: deployment/web, body: {metadata: {labels: {tier: "1"}}}',
        ['metadata.labels.tier: none → 1'],
      ],
    ])('shows of %s what changes, and nothing else', async (fields, lines) => {
      const change = await changeOf(fields);
      expect(change.difference.toSorted()).toEqual(lines.toSorted());
      expect((await read('deployment/web')).metadata.resourceVersion).toBe(change.version);
    });

    test('shows of a restart one annotation of the pods', async () => {
      const { difference } = await changeOf('action: rollout_restart, target: deployment/web');
      expect(difference).toHaveLength(1);
      expect(difference[0]).toMatch(/^pod metadata\.annotations\.kubectl\.kubernetes\.io\/restartedAt: \S+ → \S+$/);
    });

    test('tells how many pods a change touches, and what holds them', async () => {
      const selector = { matchLabels: { app: 'web' } };
      await create(cluster.port, 'pdb', 'web', { spec: { minAvailable: 1, selector } });
      const autoscaler = {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 10,
      };
      await create(cluster.port, 'hpa', 'web', { spec: autoscaler });
      await until(cluster, 'the budget', async () => fieldOf(await read('pdb/web'), 'status', 'expectedPods') === 2);
      const { blast } = await changeOf('action: rollout_restart, target: deployment/web');
      expect(blast.pods).toEqual({ touched: 2, of: 2 });
      expect(blast.notes).toContain('PDB web allows 1 of 2 pods to be away');
      expect(blast.notes).toContain('HPA web holds it between 2 and 10');
      await expect(take('action: scale, target: deployment/web, replicas: 20')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('HPA web holds it between 2 and 10'),
      });
      await cluster.port.remove(refOf('hpa/web'), { dryRun: false });
      await cluster.port.remove(refOf('pdb/web'), { dryRun: false });
    });

    test('scales up and back down', async () => {
      await expect(take('action: scale, target: deployment/web, replicas: "+1"')).resolves.toMatchObject({
        kind: 'done',
        output: { previous_replicas: 2, replicas: 3, ready_replicas: 3 },
      });
      await expect(take('action: scale, target: deployment/web, replicas: 2')).resolves.toMatchObject({ kind: 'done' });
      await expect(take('action: scale, target: statefulset/db, replicas: 1')).resolves.toMatchObject({ kind: 'done' });
      await expect(take('action: scale, target: statefulset/db, replicas: 2')).resolves.toMatchObject({ kind: 'done' });
    });

    test.each(['deployment/web', 'statefulset/db', 'daemonset/agent'])(
      'sets the image of %s and rolls it back',
      async (target) => {
        const imageOf = async () => fieldOf(await read(target), 'spec', 'template', 'spec', 'containers', 0, 'image');
        const next = 'registry.example/web:2.0';
        const set = await take(`action: set_image, target: ${target}, image: "${next}"`);
        expect(set).toMatchObject({ kind: 'done', output: { container: 'api', previous_image: image, image: next } });
        expect(await imageOf()).toBe(next);
        const back = await take(`action: rollback, target: ${target}`);
        expect(back).toMatchObject({ kind: 'done', output: { images: [image] } });
        expect(await imageOf()).toBe(image);
        await expect(take(`action: rollback, target: ${target}, to_revision: 99`)).resolves.toMatchObject({
          kind: 'failed',
          reason: expect.stringContaining('there is no revision 99'),
        });
      },
    );

    test('raises limits, and refuses a request above its limit', async () => {
      const outcome = await take(
        'action: set_resources, target: deployment/web, limits: {memory: "+50%"}, max_memory: 1Gi',
      );
      expect(outcome).toMatchObject({
        kind: 'done',
        output: { previous: { limits: { memory: '256Mi' } }, resources: { limits: { memory: '384Mi' } } },
      });
      await expect(
        take('action: set_resources, target: deployment/web, requests: {memory: 2Gi}'),
      ).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('above limits.memory of 384Mi'),
      });
    });

    test.each([
      ['merge', '{metadata: {annotations: {note: "{{ service }}"}}}'],
      ['strategic', '{spec: {template: {spec: {containers: [{name: api, env: [{name: MODE, value: live}]}]}}}}'],
      ['json', '[{op: add, path: /metadata/labels, value: {app: web, tier: "1"}}]'],
    ])('patches by a %s patch', async (type, body) => {
      const outcome = await take(`action: patch, target: deployment/web, patch_type: ${type}, body: ${body}`);
      expect(outcome).toMatchObject({ kind: 'done', summary: expect.stringContaining('patched deployment actions/web') });
    });

    test("says in the server's words what it does not take", async () => {
      const outcome = await take('action: patch, target: deployment/web, body: {spec: {replicas: -1}}');
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('spec.replicas') });
    });

    test.each(['delete_pod', 'evict'])('takes a pod away by %s, and waits for the one in its place', async (action) => {
      const before = await uids('web');
      const outcome = await take(`action: ${action}, selector: app=web`);
      expect(outcome).toMatchObject({ kind: 'done', output: { count: 1 } });
      const after = await uids('web');
      expect(before.filter((uid) => !after.includes(uid))).toHaveLength(1);
    });

    test('refuses a pod that nothing would replace', async () => {
      await create(cluster.port, 'pod', 'bare', { spec: { containers: [{ name: 'api', image }] } });
      await expect(take('action: delete_pod, target: pod/bare')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('nothing would replace bare'),
      });
      await expect(take('action: delete_pod, target: pod/bare, force_bare: true')).resolves.toMatchObject({
        kind: 'done',
      });
    });

    test('waits for a disruption budget and says so when it waited in vain', async () => {
      await create(cluster.port, 'pdb', 'all', {
        spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
      });
      await until(cluster, 'the budget', async () => fieldOf(await read('pdb/all'), 'status', 'expectedPods') === 2);
      const before = await uids('web');
      const outcome = await take('action: evict, selector: app=web, timeout: 3s');
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('disruption budget') });
      expect((await uids('web')).toSorted()).toEqual(before.toSorted());
      await cluster.port.remove(refOf('pdb/all'), { dryRun: false });
    });

    test('cordons, drains and uncordons a node', async () => {
      const [pod] = await pods('web');
      const node = String(fieldOf(pod, 'spec', 'nodeName'));
      await expect(takeNode(`action: cordon, target: node/${node}`)).resolves.toMatchObject({
        kind: 'done',
        output: { cordoned: true },
      });
      await expect(takeNode(`action: cordon, target: node/${node}`)).resolves.toMatchObject({
        summary: expect.stringContaining('cordoned already'),
      });
      const drained = await takeNode(`action: drain, target: node/${node}, delete_emptydir_data: true, force: true`);
      expect(drained).toMatchObject({ kind: 'done' });
      const left = await cluster.port.list('pod', null, { fields: `spec.nodeName=${node}` });
      const owners = left.map((one) => one.metadata.ownerReferences?.[0]?.kind);
      expect(new Set(owners)).toEqual(new Set(['DaemonSet']));
      await expect(takeNode(`action: uncordon, target: node/${node}`)).resolves.toMatchObject({
        kind: 'done',
        output: { cordoned: false },
      });
      await rolledOut('deployment/web');
    });

    test('runs a job from a cron job once, and tells of one that fails', async () => {
      const outcome = await take('action: run_job, target: cronjob/tidy');
      expect(outcome).toMatchObject({ kind: 'done', summary: expect.stringContaining('has completed') });
      await expect(take('action: run_job, target: cronjob/breaks')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/^job breaks-fb-[0-9a-f]{10} failed \(BackoffLimitExceeded/),
      });
    });

    test('enlarges a volume claim, and refuses one whose storage class does not allow it', async () => {
      await until(cluster, 'the claim', async () => fieldOf(await read('pvc/data'), 'status', 'phase') === 'Bound');
      await expect(take('action: expand_pvc, target: pvc/data, size: "+20%"')).resolves.toMatchObject({
        kind: 'done',
        output: { previous_size: '10Gi', size: '12Gi' },
      });
      await expect(take('action: expand_pvc, target: pvc/fixed, size: x2')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('allowVolumeExpansion'),
      });
    });

    test('tells how an object does, and what was noted about it', async () => {
      const described = await take('action: describe, target: deployment/web');
      expect(described).toMatchObject({ kind: 'done', output: { text: expect.stringContaining('pods:') } });
      const events = await take('action: events, target: deployment/web');
      expect(events).toMatchObject({ kind: 'done', output: { text: expect.stringContaining('ScalingReplicaSet') } });
    });

    test('reads what pods write', async (context) => {
      if (!cluster.hasLogs) context.skip('its containers write nothing');
      await expect(take('action: logs, target: deployment/web, tail: 5')).resolves.toMatchObject({ kind: 'done' });
    });

    test('changes nothing that an account may not, and names what to grant', async () => {
      const limited: Stage = { ...stage, ports: portsOn(cluster.limited) };
      const found = await plan(
        limited,
        kubernetesStep(`action: rollout_restart, target: deployment/web, namespace: ${namespace}`),
      );
      expect(found).toMatchObject({
        kind: 'settled',
        outcome: {
          kind: 'failed',
          reason: expect.stringContaining('the verb "patch" on "deployments" (API group "apps")'),
        },
      });
    });

    test('holds a question together while only the status moves', async () => {
      const first = await changeOf('action: rollout_restart, target: deployment/web');
      await take('action: delete_pod, selector: app=web');
      const second = await changeOf('action: rollout_restart, target: deployment/web');
      expect(second.fingerprint).toBe(first.fingerprint);
      await take('action: scale, target: deployment/web, replicas: 3');
      const third = await changeOf('action: rollout_restart, target: deployment/web');
      expect(third.fingerprint).not.toBe(first.fingerprint);
    });
  });
}

function refOf(target: string): ObjectRef {
  const [kind, name] = target.split('/');
  return { kind: kind as KubernetesKindName, namespace, name: name ?? '' };
}

function portsOn(kubernetes: KubernetesPort): StepPorts {
  return { ...createWorld().ports, kubernetes };
}

const create = (
  port: KubernetesPort,
  kind: KubernetesKindName,
  name: string,
  content: object,
): Promise<KubernetesObject> => port.create({ kind, namespace, name, content }, { dryRun: false });

/** Waits in the cluster's own time. */
async function until(cluster: ActionCluster, what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await holds()) return;
    await cluster.pass(1000);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Makes the objects that the suite is about. */
async function stock(cluster: ActionCluster): Promise<void> {
  const { port } = cluster;
  await port.create({ kind: 'namespace', namespace: null, name: namespace, content: {} }, { dryRun: false });
  const workload = (app: string): object => {
    const labels = { app };
    const container = { name: 'api', image, resources: { limits: { memory: '256Mi' } } };
    return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } };
  };
  const job = (tag: string): object => {
    const template = {
      spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: `registry.example/job:${tag}` }] },
    };
    return { schedule: '0 3 31 2 *', jobTemplate: { spec: { backoffLimit: 0, template } } };
  };
  const claim = (storageClassName: string): object => ({
    accessModes: ['ReadWriteOnce'],
    storageClassName,
    resources: { requests: { storage: '10Gi' } },
  });
  const all: readonly (readonly [KubernetesKindName, string, object])[] = [
    ['deployment', 'web', { replicas: 2, ...workload('web') }],
    ['statefulset', 'db', { replicas: 2, serviceName: 'db', ...workload('db') }],
    ['daemonset', 'agent', workload('agent')],
    ['cronjob', 'tidy', job('succeeds')],
    ['cronjob', 'breaks', job('fails')],
    ['pvc', 'data', claim('growing')],
    ['pvc', 'fixed', claim('fixed')],
  ];
  // Pods are refused until the controllers have made the account they run under.
  await cluster.pass(2000);
  for (const [kind, name, spec] of all) await create(port, kind, name, { spec });
}
