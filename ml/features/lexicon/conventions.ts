import type { AlertClass } from '#domain/classification.ts';
import type { Kind, Trouble } from './topics.ts';

/** What a trouble means by default, and where the kind of thing it befalls changes that. `null`: the trouble alone says nothing. */
interface Convention {
  readonly means: AlertClass | null;
  readonly of?: Partial<Readonly<Record<Kind, AlertClass>>>;
}

const dataStores = (label: AlertClass): Partial<Record<Kind, AlertClass>> => ({
  database: label,
  cache: label,
  search: label,
  queue: label,
});
/** Trouble of the watchers is trouble of the watching, trouble of the platform's machinery is the platform's, whatever it looks like. */
const watchersAndPlatform = {
  monitoring: 'observability.monitoring_down',
  'control-plane': 'infrastructure.control_plane',
  operator: 'infrastructure.control_plane',
} as const;
const whereItWorks = {
  ...watchersAndPlatform,
  pipeline: 'data.pipeline_failure',
  backup: 'data.backup_failure',
  job: 'application.job_failure',
  delivery: 'application.deployment_failure',
  network: 'infrastructure.network',
  storage: 'infrastructure.storage_volume',
  hardware: 'infrastructure.hardware',
  certificate: 'security.certificate_expiry',
  defence: 'security.policy_violation',
} as const;
const whereItStands = {
  ...whereItWorks,
  ...dataStores('data.datastore_down'),
  host: 'infrastructure.node_failure',
  hypervisor: 'infrastructure.node_failure',
} as const;

/**
 * The conventions by which alerts of this field are classed when the trouble and the kind of thing are known: an exporter that is down is
 * not a service that is down, a slow API server is the control plane's trouble.
 */
export const conventions: Readonly<Record<Trouble, Convention>> = {
  latency: {
    means: 'application.high_latency',
    of: { ...watchersAndPlatform, database: 'data.database_performance', storage: 'infrastructure.storage_volume' },
  },
  errors: { means: 'application.high_error_rate', of: { ...whereItWorks } },
  failure: { means: null, of: { ...whereItWorks, ...dataStores('data.datastore_down') } },
  down: { means: 'application.service_down', of: { ...whereItStands, workload: 'application.service_down' } },
  absent: { means: null, of: { ...whereItStands } },
  unhealthy: { means: 'application.service_down', of: { ...whereItStands } },
  saturation: {
    means: 'application.saturation',
    of: { ...watchersAndPlatform, database: 'data.database_connections' },
  },
  connections: {
    means: 'application.saturation',
    of: {
      ...dataStores('data.database_connections'),
      runtime: 'data.database_connections',
      network: 'infrastructure.network',
    },
  },
  memory: { means: 'infrastructure.memory_pressure' },
  cpu: { means: 'infrastructure.cpu_saturation' },
  disk: {
    means: 'infrastructure.disk_pressure',
    of: { storage: 'infrastructure.storage_volume', hardware: 'infrastructure.hardware' },
  },
  volume: { means: 'infrastructure.storage_volume' },
  replication: { means: 'data.replication_lag' },
  lag: {
    means: 'data.replication_lag',
    of: {
      queue: 'data.queue_backlog',
      pipeline: 'data.ingestion_delay',
      monitoring: 'observability.monitoring_down',
      backup: 'data.backup_failure',
      runtime: 'application.saturation',
    },
  },
  backlog: {
    means: 'data.queue_backlog',
    of: {
      monitoring: 'observability.monitoring_down',
      'control-plane': 'infrastructure.control_plane',
      proxy: 'application.saturation',
    },
  },
  freshness: {
    means: 'data.ingestion_delay',
    of: { backup: 'data.backup_failure', monitoring: 'observability.monitoring_down', job: 'application.job_failure' },
  },
  backup: { means: 'data.backup_failure', of: { storage: 'infrastructure.storage_volume' } },
  rollout: { means: 'application.deployment_failure', of: { host: 'infrastructure.node_failure' } },
  configuration: {
    means: 'application.deployment_failure',
    of: { monitoring: 'observability.monitoring_down', defence: 'security.policy_violation' },
  },
  scheduling: { means: 'application.deployment_failure', of: { host: 'infrastructure.capacity_quota' } },
  crash: { means: 'application.crash_loop' },
  restart: {
    means: 'application.crash_loop',
    of: { host: 'infrastructure.node_failure', hypervisor: 'infrastructure.node_failure' },
  },
  reboot: { means: 'infrastructure.node_failure' },
  oom: { means: 'application.oom_kill' },
  throttling: { means: 'application.resource_throttling', of: { hardware: 'infrastructure.hardware' } },
  quota: { means: 'infrastructure.capacity_quota' },
  certificate: { means: 'security.certificate_expiry' },
  'sign-in': { means: 'security.unauthorized_access' },
  permission: { means: 'security.unauthorized_access' },
  attack: { means: 'security.malware_intrusion' },
  'credential-theft': { means: 'security.secret_exposure' },
  compliance: { means: 'security.policy_violation' },
  packets: { means: 'infrastructure.network' },
  link: { means: 'infrastructure.network' },
  'name-resolution': { means: 'infrastructure.network' },
  sensor: { means: 'infrastructure.hardware' },
  'disk-health': { means: 'infrastructure.hardware', of: { storage: 'infrastructure.storage_volume' } },
  quorum: {
    means: 'data.datastore_down',
    of: {
      'control-plane': 'infrastructure.control_plane',
      operator: 'infrastructure.control_plane',
      hypervisor: 'infrastructure.control_plane',
      monitoring: 'observability.monitoring_down',
      storage: 'infrastructure.storage_volume',
    },
  },
  reconciliation: { means: 'infrastructure.control_plane', of: { delivery: 'application.deployment_failure' } },
  corruption: {
    means: 'data.data_quality',
    of: { monitoring: 'observability.monitoring_down', storage: 'infrastructure.storage_volume' },
  },
  watching: { means: 'observability.monitoring_down' },
  notification: { means: 'observability.monitoring_down' },
  traffic: { means: 'application.traffic_anomaly' },
  dependency: { means: 'application.dependency_failure' },
  contention: { means: 'data.database_performance' },
  clock: { means: 'infrastructure.node_failure' },
  'scaling-limit': { means: 'application.saturation', of: { host: 'infrastructure.capacity_quota' } },
};

/** What a trouble means of a kind of thing; null when the two together say nothing. */
export function classBy(trouble: Trouble, kind: Kind | null): AlertClass | null {
  const convention = conventions[trouble];
  return (kind === null ? undefined : convention.of?.[kind]) ?? convention.means;
}
