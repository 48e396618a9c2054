import { fieldOf, type KubernetesKindName, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { PlannedChange } from '#domain/change.ts';
import type { Outcome } from '#domain/run.ts';
import type { KubernetesPort, StepPorts } from '#runbooks/ports.ts';
import { finish, kubernetesStep, planned } from '#tests/runbooks/kubernetes/drive.ts';
import type { Stage } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

/** A cluster to hold the promises of the kubernetes step against. */
export interface ActionCluster {
  readonly port: KubernetesPort;
  /** Of an account that may look and change nothing. */
  readonly limited: KubernetesPort;
  readonly now: () => Date;
  /** Lets the cluster's time go on, by about so much. */
  readonly pass: (ms: number) => Promise<void>;
  /** Makes the pods of failing jobs fail from now on. */
  readonly breakJobs: () => void;
  /** Makes pods that were evicted, and tells in which namespace they are. */
  readonly makeHusks: () => Promise<string>;
  /** Whether its containers write logs. */
  readonly hasLogs: boolean;
  readonly stop: () => Promise<void>;
}

export const namespace = 'actions';
export const image = 'registry.example/web:1.0';
/** Labels `app` of jobs whose pods end by themselves. */
const endingWell = 'directory-import';
export const endingBadly = 'premium-statements';

/** What the parts of the suite share. */
export interface ActionSetting {
  readonly cluster: ActionCluster;
  readonly stage: Stage;
  /** Takes a step of the suite's namespace to its end, as a run of its own. */
  readonly take: (fields: string) => Promise<Outcome>;
  /** The same for a step about a node. */
  readonly takeNode: (fields: string) => Promise<Outcome>;
  readonly changeOf: (fields: string) => Promise<PlannedChange>;
  readonly read: (target: string) => Promise<KubernetesObject>;
  readonly rolledOut: (target: string) => Promise<void>;
  /** The pods of an app, without those that are ending. */
  readonly pods: (app: string) => Promise<readonly KubernetesObject[]>;
  readonly uids: (app: string) => Promise<readonly string[]>;
}

export function openActions(cluster: ActionCluster): ActionSetting {
  let runs = 0;
  const stage: Stage = { ports: portsOn(cluster.port), now: cluster.now, pass: cluster.pass };
  const takeNode = (fields: string): Promise<Outcome> => {
    runs += 1;
    return finish(stage, kubernetesStep(fields), { key: `run-${runs}/steps[0]` });
  };
  const take = (fields: string): Promise<Outcome> => takeNode(`${fields}, namespace: ${namespace}`);
  const pods = async (app: string): Promise<readonly KubernetesObject[]> => {
    const found = await cluster.port.list('pod', namespace, { labels: `app=${app}` });
    return found.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  };
  return {
    cluster,
    stage,
    take,
    takeNode,
    pods,
    changeOf: (fields) => planned(stage, kubernetesStep(`${fields}, namespace: ${namespace}`), { key: 'plan-only' }),
    read: async (target) => {
      const object = await cluster.port.get(refOf(target));
      if (object === null) throw new Error(`${target} is gone`);
      return object;
    },
    rolledOut: (target) =>
      until(cluster, `the rollout of ${target}`, async () => {
        const outcome = await take(`action: describe, target: ${target}`);
        const text = outcome.kind === 'done' ? fieldOf(outcome.output, 'text') : '';
        return /; \d+ of \d+ pods (?:available|ready)/.test(String(text));
      }),
    uids: async (app) => (await pods(app)).map((pod) => pod.metadata.uid),
  };
}

export function refOf(target: string): ObjectRef {
  const [kind, name] = target.split('/');
  return { kind: kind as KubernetesKindName, namespace, name: name ?? '' };
}

export function portsOn(kubernetes: KubernetesPort): StepPorts {
  return { ...createWorld().ports, kubernetes };
}

export const create = (
  port: KubernetesPort,
  kind: KubernetesKindName,
  name: string,
  content: object,
): Promise<KubernetesObject> => port.create({ kind, namespace, name, content }, { dryRun: false });

/** Waits in the cluster's own time. */
export async function until(cluster: ActionCluster, what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await holds()) return;
    await cluster.pass(1000);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Makes the objects that the suite is about. */
export async function stockActions(cluster: ActionCluster): Promise<void> {
  const { port } = cluster;
  await port.create({ kind: 'namespace', namespace: null, name: namespace, content: {} }, { dryRun: false });
  const workload = (app: string): object => {
    const labels = { app };
    const container = { name: 'api', image, resources: { limits: { memory: '256Mi' } } };
    return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } };
  };
  const job = (app: string): object => {
    const template = {
      metadata: { labels: { app } },
      spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: `registry.example/job:${app}` }] },
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
    ['cronjob', 'tidy', job(endingWell)],
    ['cronjob', 'breaks', job(endingBadly)],
    ['pvc', 'data', claim('growing')],
    ['pvc', 'fixed', claim('fixed')],
  ];
  // Pods are refused until the controllers have made the account they run under.
  await cluster.pass(2000);
  for (const [kind, name, spec] of all) await create(port, kind, name, { spec });
}
