import { type Ask, apps, autoscaling, batch, core, policy, storage } from './request-row.ts';

const labels = (app: string) => ({ app });
const containers = (image: string) => [{ name: 'main', image }];

export const template = (app: string, image = `${app}:1`) => ({
  metadata: { labels: labels(app) },
  spec: { containers: containers(image) },
});
export const workload = (app: string, more: object = {}) => ({
  metadata: { name: app },
  spec: { replicas: 1, selector: { matchLabels: labels(app) }, template: template(app), ...more },
});
export const pod = (name: string, app = name, spec: object = {}) => ({
  metadata: { name, labels: labels(app) },
  spec: { containers: containers('any:1'), ...spec },
});
export const job = (name: string, more: object = {}) => ({
  metadata: { name },
  spec: { template: { spec: { restartPolicy: 'Never', containers: containers('job:1') } }, ...more },
});
export const claim = (name: string, storageClassName: string, size = '1Gi') => ({
  metadata: { name },
  spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } },
});
export const budget = (name: string, app: string, spec: object = { minAvailable: 1 }) => ({
  metadata: { name },
  spec: { selector: { matchLabels: labels(app) }, ...spec },
});
const quota = { metadata: { name: 'no-services' }, spec: { hard: { services: '0' } } };

/** What the rows ask about, created alike on both servers. */
export const fixtures: readonly Ask[] = [
  ['POST', `${apps}/deployments`, workload('web')],
  ['POST', `${apps}/statefulsets`, workload('db', { serviceName: 'db' })],
  [
    'POST',
    `${apps}/daemonsets`,
    { metadata: { name: 'agent' }, spec: { selector: { matchLabels: labels('agent') }, template: template('agent') } },
  ],
  ['POST', `${batch}/jobs`, job('import')],
  ['POST', `${core}/pods`, pod('guarded')],
  ['POST', `${core}/pods`, pod('twice')],
  ['POST', `${core}/pods`, pod('free')],
  ['POST', `${policy}/poddisruptionbudgets`, budget('guard', 'guarded')],
  ['POST', `${policy}/poddisruptionbudgets`, budget('twice-a', 'twice')],
  ['POST', `${policy}/poddisruptionbudgets`, budget('twice-b', 'twice')],
  [
    'POST',
    `${autoscaling}/horizontalpodautoscalers`,
    {
      metadata: { name: 'web' },
      spec: {
        minReplicas: 1,
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      },
    },
  ],
  [
    'POST',
    `${storage}/storageclasses`,
    { metadata: { name: 'grows' }, provisioner: 'example.com/disks', allowVolumeExpansion: true },
  ],
  ['POST', `${storage}/storageclasses`, { metadata: { name: 'fixed' }, provisioner: 'example.com/disks' }],
  ['POST', `${core}/persistentvolumeclaims`, claim('large', 'grows')],
  ['POST', `${core}/persistentvolumeclaims`, claim('small', 'fixed')],
  ['POST', `${core}/persistentvolumeclaims`, claim('unbound', 'absent')],
  ['POST', `${core}/configmaps`, { metadata: { name: 'settings' }, data: { level: 'info' } }],
  ['POST', `${core}/configmaps`, { metadata: { name: 'frozen' }, data: { level: 'info' }, immutable: true }],
  ['POST', `${core}/secrets`, { metadata: { name: 'token' }, stringData: { word: 'open' } }],
  ['POST', '/api/v1/namespaces', { metadata: { name: 'tight' } }],
  ['POST', '/api/v1/namespaces/tight/resourcequotas', quota],
];

/** Volumes that a real cluster without a provisioner needs before the claims; the sandbox provisions its own. */
export const volumes: readonly Ask[] = ['grows', 'fixed'].map((storageClassName) => [
  'POST',
  '/api/v1/persistentvolumes',
  {
    metadata: { name: `volume-${storageClassName}` },
    spec: {
      storageClassName,
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      hostPath: { path: '/nowhere' },
    },
  },
]);

/** What the controllers have to have done before the first row: a path and what stands there then. */
export const settled: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [`${apps}/deployments/web`, { status: { availableReplicas: 1, observedGeneration: 1 } }],
  [`${apps}/statefulsets/db`, { status: { readyReplicas: 1 } }],
  [`${core}/pods/guarded`, { status: { phase: 'Running' } }],
  [`${core}/pods/twice`, { status: { phase: 'Running' } }],
  [`${core}/pods/free`, { status: { phase: 'Running' } }],
  [`${policy}/poddisruptionbudgets/guard`, { status: { currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 } }],
  [`${core}/persistentvolumeclaims/large`, { status: { phase: 'Bound', capacity: { storage: '1Gi' } } }],
  ['/api/v1/namespaces/tight/resourcequotas/no-services', { status: { used: { services: '0' } } }],
  [`${core}/persistentvolumeclaims/small`, { status: { phase: 'Bound' } }],
];
