import { createCluster, type Cluster } from '#sandbox/kubernetes/cluster.ts';
import { createObject } from '#sandbox/kubernetes/create-object.ts';
import type { JsonObject } from '#sandbox/kubernetes/json-value.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import { healthyNodeConditions } from '#sandbox/kubernetes/controllers/node-conditions.ts';
import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import { deployments } from '#sandbox/kubernetes/resources/deployments.ts';
import type { Deployment, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { createSeededRandom } from '#sandbox/platform/seeded-random.ts';

export interface TestCluster {
  readonly cluster: Cluster;
  /** Steps every 250 ms. */
  readonly pass: (ms: number) => void;
  readonly deploy: (name: string, spec: Record<string, unknown>) => Deployment;
  readonly deployment: (name: string) => Deployment;
  /** Changes the deployment's spec as an accepted update does. */
  readonly change: (name: string, spec: Partial<Deployment['spec']>) => void;
  readonly setImage: (name: string, image: string) => void;
  readonly pods: (name: string) => readonly Pod[];
  /** Creates an object as an accepted POST does; refusals are thrown. */
  readonly make: (kind: ResourceKind, name: string, content: JsonObject) => KubeObject;
  /** What the autoscalers are told that every pod uses, in thousandths of a core. */
  readonly setCpu: (millicores: number | null) => void;
}

/** Two nodes, the namespace default, and no platform around them; images decide how pods behave. */
export function testCluster(
  behaviourOf: (image: string, ranMs: number) => Partial<PodBehaviour> = () => ({}),
): TestCluster {
  let nowMs = 1_700_000_000_000;
  let millicores: number | null = null;
  const cluster = createCluster({
    nowMs: () => nowMs,
    random: createSeededRandom(1),
    cpuMillicoresOf: () => millicores,
    behaviourOf: (pod, ranMs) => ({
      startupMs: 1000,
      unready: null,
      termination: null,
      ...behaviourOf(pod.spec.containers[0]?.image ?? '', ranMs),
    }),
  });
  const { store } = cluster;
  store.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } });
  for (const name of ['node-a', 'node-b']) {
    const status = { conditions: healthyNodeConditions('2023-11-14T22:13:20Z') };
    const metadata = { name, labels: { 'kubernetes.io/hostname': name } };
    store.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata, spec: {}, status });
  }
  const deployment = (name: string): Deployment => {
    const found = store.get('deployments.apps', 'default', name);
    if (!found) throw new Error(`no deployment ${name}`);
    return found;
  };
  const change = (name: string, spec: Partial<Deployment['spec']>): void => {
    const current = deployment(name);
    const generation = (current.metadata.generation ?? 1) + 1;
    store.replace('deployments.apps', {
      ...current,
      metadata: { ...current.metadata, generation },
      spec: { ...current.spec, ...spec },
    });
  };
  return {
    cluster,
    pass(ms) {
      for (let passed = 0; passed < ms; passed += 250) {
        nowMs += 250;
        cluster.step();
      }
    },
    deploy(name, spec) {
      const labels = { app: name };
      const template = { metadata: { labels }, spec: { containers: [{ name, image: `${name}:1` }] } };
      const metadata = { name, namespace: 'default', generation: 1 };
      const whole = { selector: { matchLabels: labels }, template, ...spec };
      const draft = deployments.withDefaults({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: whole });
      return store.create('deployments.apps', draft);
    },
    deployment,
    change,
    setImage(name, image) {
      const { template } = deployment(name).spec;
      change(name, { template: { ...template, spec: { ...template.spec, containers: [{ name, image }] } } });
    },
    make: (kind, name, content) =>
      createObject({
        store,
        kind,
        namespace: kind.namespaced ? 'default' : undefined,
        name: undefined,
        query: new URLSearchParams(),
        contentType: 'application/json',
        manager: 'test',
        body: { ...content, metadata: { name, ...(content['metadata'] as JsonObject | undefined) } },
        nowMs,
        newUid: cluster.newUid,
        randomSuffix: cluster.randomSuffix,
      }),
    setCpu: (value) => {
      millicores = value;
    },
    pods: (name) => store.list('pods', 'default').filter((pod) => pod.metadata.labels?.['app'] === name),
  };
}
