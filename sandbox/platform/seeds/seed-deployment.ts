import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { deployments } from '#sandbox/kubernetes/resources/deployments.ts';
import { registry } from './registry.ts';
import { settingsName } from '#sandbox/platform/service-settings.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/** The Deployment of a service, as its team wrote it. */
export function seedDeployment(cluster: Cluster, spec: ServiceSpec, creationTimestamp: string): void {
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
                requests: {
                  cpu: spec.autoscaler ? '750m' : '250m',
                  memory: `${Math.round(spec.memoryLimitMiB / 2)}Mi`,
                },
                limits: { memory: `${spec.memoryLimitMiB}Mi` },
              },
              readinessProbe: { httpGet: { path: '/healthz', port: 'http', scheme: 'HTTP' }, periodSeconds: 1 },
              env: [{ name: 'DATABASE_POOL_SIZE', value: String(spec.poolMax) }],
              envFrom: [{ configMapRef: { name: settingsName(spec.name) } }],
            },
          ],
        },
      },
    },
  });
  cluster.store.create('deployments.apps', draft);
}
