import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { healthyNodeConditions } from '#sandbox/kubernetes/controllers/node-conditions.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { deployments } from '#sandbox/kubernetes/resources/deployments.ts';
import type { ServiceSpec } from './service-spec.ts';

const hourMs = 3_600_000;
const nodeCount = 5;
const registry = 'registry.northwind.example';

/** The cluster as it has been running for weeks: nodes, namespaces, services and the deployments of the platform. */
export function seedCluster(cluster: Cluster, services: readonly ServiceSpec[]): void {
  const { store } = cluster;
  const bornMs = cluster.nowMs() - 41 * 24 * hourMs;
  const creationTimestamp = toKubeTime(bornMs);
  for (let index = 1; index <= nodeCount; index += 1)
    seedNode(cluster, `northwind-prod-${index}`, index, creationTimestamp);
  const namespaces = ['default', 'kube-system', ...new Set(services.map((spec) => spec.namespace))];
  for (const name of namespaces) {
    store.create('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name }, creationTimestamp },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  }
  services.forEach((spec, index) => {
    seedService(cluster, spec, index, creationTimestamp);
    seedDeployment(cluster, spec, creationTimestamp);
  });
}

function seedNode(cluster: Cluster, name: string, index: number, creationTimestamp: string): void {
  const capacity = { cpu: '8', memory: '32Gi', pods: '110', 'ephemeral-storage': '200Gi' };
  cluster.store.create('nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': `eu-central-1${'abc'[index % 3]}`,
        'node-role.kubernetes.io/worker': '',
      },
    },
    spec: { podCIDR: `10.244.${index}.0/24` },
    status: {
      capacity,
      allocatable: capacity,
      conditions: healthyNodeConditions(creationTimestamp),
      addresses: [
        { type: 'InternalIP', address: `10.0.0.${10 + index}` },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        kubeletVersion: 'v1.32.4',
        kubeProxyVersion: 'v1.32.4',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        kernelVersion: '6.1.0-31-amd64',
        containerRuntimeVersion: 'containerd://1.7.24',
        operatingSystem: 'linux',
        architecture: 'amd64',
        machineID: '',
        systemUUID: '',
        bootID: '',
      },
    },
  });
}

function seedService(cluster: Cluster, spec: ServiceSpec, index: number, creationTimestamp: string): void {
  cluster.store.create('services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: spec.name, namespace: spec.namespace, creationTimestamp, labels: { app: spec.name } },
    spec: {
      type: 'ClusterIP',
      clusterIP: `10.96.12.${10 + index}`,
      sessionAffinity: 'None',
      selector: { app: spec.name },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    },
    status: { loadBalancer: {} },
  });
}

function seedDeployment(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
  const labels = { app: spec.name, tier: String(spec.tier), team: spec.team };
  const draft = deployments.withDefaults({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      creationTimestamp,
      generation: 1,
      labels,
      annotations: {
        'northwind.example/flow': spec.flow,
        'kubernetes.io/change-cause': `release ${spec.version}`,
        ...(spec.tenant === undefined ? {} : { 'northwind.example/tenant': spec.tenant }),
      },
    },
    spec: {
      replicas: spec.replicas,
      selector: { matchLabels: { app: spec.name } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: spec.name,
              image: `${registry}/${spec.name}:${spec.version}`,
              ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
              resources: {
                requests: { cpu: '250m', memory: `${Math.round(spec.memoryLimitMiB / 2)}Mi` },
                limits: { memory: `${spec.memoryLimitMiB}Mi` },
              },
              readinessProbe: { httpGet: { path: '/healthz', port: 'http', scheme: 'HTTP' }, periodSeconds: 1 },
              env: [{ name: 'DATABASE_POOL_SIZE', value: String(spec.poolMax) }],
            },
          ],
        },
      },
    },
  });
  cluster.store.create('deployments.apps', draft);
}
