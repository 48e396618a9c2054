import { readyStatus, rolledOut } from '#tests/runbooks/cluster-objects.ts';
import { createWorld, type World } from '#tests/runbooks/world.ts';

/** A world in which every action finds what it works on. */
export function stockedWorld(): World {
  const world = createWorld();
  const { cluster } = world;
  world.put({ namespace: 'claims', name: 'claims-api', replicas: 4 });
  const deployment = cluster.get('deployment', 'claims-api');
  cluster.change('deployment', 'claims-api', {
    metadata: { annotations: { 'deployment.kubernetes.io/revision': '2' } },
  });
  const owner = { kind: 'Deployment', name: 'claims-api', uid: deployment.metadata.uid };
  for (const [revision, image] of [
    ['1', 'registry.example/claims-api:0.9'],
    ['2', 'registry.example/claims-api:1.0'],
  ] as const) {
    const template = {
      metadata: { labels: { app: 'claims-api', 'pod-template-hash': `hash-${revision}` } },
      spec: { containers: [{ name: 'api', image }] },
    };
    const annotations = { 'deployment.kubernetes.io/revision': revision };
    const replicas = revision === '2' ? 4 : 0;
    const selector = { matchLabels: { app: 'claims-api' } };
    cluster.add('replicaset', `claims-api-${revision}`, { owner, annotations, spec: { replicas, selector, template } });
  }
  const replicaSet = cluster.get('replicaset', 'claims-api-2');
  for (const index of [1, 2, 3, 4]) {
    cluster.add('pod', `claims-api-${index}`, {
      labels: { app: 'claims-api' },
      owner: { kind: 'ReplicaSet', name: 'claims-api-2', uid: replicaSet.metadata.uid },
      spec: { nodeName: 'worker-1', containers: [{ name: 'api', image: 'registry.example/claims-api:1.0' }] },
      status: readyStatus,
    });
    world.pass(1000);
  }
  const set = (kind: 'statefulset' | 'daemonset', name: string, spec: object): void => {
    const whole = { selector: { matchLabels: { app: name } }, updateStrategy: { type: 'RollingUpdate' }, ...spec };
    const added = cluster.add(kind, name, { spec: whole, status: { desiredNumberScheduled: 2 } });
    cluster.add(kind, name, { spec: whole, status: rolledOut(kind, added) });
  };
  const template = {
    metadata: { labels: { app: 'x' } },
    spec: { containers: [{ name: 'db', image: 'registry.example/db:1' }] },
  };
  set('statefulset', 'claims-db', { replicas: 2, template });
  set('daemonset', 'agent', { template });
  cluster.add('node', 'worker-1', {
    spec: { taints: [] },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  });
  cluster.add('storageclass', 'fast', { allowVolumeExpansion: true });
  cluster.add('pvc', 'claims-data', {
    spec: { storageClassName: 'fast', resources: { requests: { storage: '10Gi' } } },
    status: { phase: 'Bound', capacity: { storage: '10Gi' } },
  });
  const jobTemplate = {
    spec: {
      backoffLimit: 1,
      template: { spec: { containers: [{ name: 'vacuum', image: 'registry.example/vacuum:1' }] } },
    },
  };
  cluster.add('cronjob', 'vacuum', { spec: { schedule: '0 3 * * *', jobTemplate } });
  for (const index of [1, 2, 3]) {
    cluster.add('pod', `husk-${index}`, {
      owner: { kind: 'ReplicaSet', name: 'old', uid: 'u' },
      status: { phase: 'Failed', reason: 'Evicted' },
    });
  }
  return world;
}

/** Every changing action, with a step that it can take in that world and how often it is to write. */
export const changingSteps: readonly { readonly name: string; readonly fields: string; readonly writes: number }[] = [
  { name: 'rollout_restart', fields: 'action: rollout_restart, target: "deployment/{{ service }}"', writes: 1 },
  {
    name: 'rollout_restart of a statefulset',
    fields: 'action: rollout_restart, target: statefulset/claims-db',
    writes: 1,
  },
  { name: 'rollout_restart of a daemonset', fields: 'action: rollout_restart, target: daemonset/agent', writes: 1 },
  { name: 'rollback', fields: 'action: rollback, target: deployment/claims-api', writes: 1 },
  { name: 'scale', fields: 'action: scale, target: deployment/claims-api, replicas: "+2"', writes: 1 },
  {
    name: 'set_image',
    fields: 'action: set_image, target: deployment/claims-api, image: "registry.example/claims-api:2"',
    writes: 1,
  },
  {
    name: 'set_resources',
    fields: 'action: set_resources, target: deployment/claims-api, limits: {memory: 1Gi}',
    writes: 1,
  },
  {
    name: 'patch',
    fields: 'action: patch, target: deployment/claims-api, body: {metadata: {labels: {tier: "1"}}}',
    writes: 1,
  },
  { name: 'delete_pod', fields: 'action: delete_pod, target: "pod/{{ labels.pod }}"', writes: 1 },
  { name: 'delete_pod by labels', fields: 'action: delete_pod, selector: "app={{ service }}", count: 2', writes: 2 },
  { name: 'evict', fields: 'action: evict, target: pod/claims-api-2', writes: 1 },
  { name: 'cordon', fields: 'action: cordon, target: "node/{{ labels.node }}"', writes: 1 },
  { name: 'drain', fields: 'action: drain, target: node/worker-1', writes: 5 },
  { name: 'delete_evicted_pods', fields: 'action: delete_evicted_pods', writes: 3 },
  { name: 'expand_pvc', fields: 'action: expand_pvc, target: pvc/claims-data, size: "+20%"', writes: 1 },
  { name: 'run_job', fields: 'action: run_job, target: cronjob/vacuum', writes: 1 },
];
