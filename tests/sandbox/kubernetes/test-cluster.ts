import { createCluster, type Cluster } from '#sandbox/kubernetes/cluster.ts';
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
}

/** Two nodes, the namespace default, and no platform around them; images decide how pods behave. */
export function testCluster(
  behaviourOf: (image: string, ranMs: number) => Partial<PodBehaviour> = () => ({}),
): TestCluster {
  let nowMs = 1_700_000_000_000;
  const cluster = createCluster({
    nowMs: () => nowMs,
    random: createSeededRandom(1),
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
    store.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec: {}, status });
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
    pods: (name) => store.list('pods', 'default').filter((pod) => pod.metadata.labels?.['app'] === name),
  };
}
