import { z } from 'zod';

/** What an alert is about. `unknown` is a result: the model has not seen enough like it. */
export const classes = [
  'infrastructure.node_failure',
  'infrastructure.disk_pressure',
  'infrastructure.memory_pressure',
  'infrastructure.cpu_saturation',
  'infrastructure.network',
  'infrastructure.storage_volume',
  'infrastructure.control_plane',
  'infrastructure.capacity_quota',
  'infrastructure.hardware',
  'application.oom_kill',
  'application.crash_loop',
  'application.high_latency',
  'application.high_error_rate',
  'application.traffic_anomaly',
  'application.deployment_failure',
  'application.resource_throttling',
  'application.dependency_failure',
  'application.job_failure',
  'application.saturation',
  'application.service_down',
  'data.pipeline_failure',
  'data.ingestion_delay',
  'data.replication_lag',
  'data.database_connections',
  'data.database_performance',
  'data.queue_backlog',
  'data.data_quality',
  'data.backup_failure',
  'data.datastore_down',
  'security.unauthorized_access',
  'security.certificate_expiry',
  'security.policy_violation',
  'security.secret_exposure',
  'security.malware_intrusion',
  'observability.monitoring_down',
] as const;

export const classSchema = z.enum(classes);
export type AlertClass = z.infer<typeof classSchema>;

export const classOrUnknownSchema = z.enum([...classes, 'unknown']);
export type ClassOrUnknown = z.infer<typeof classOrUnknownSchema>;

/** What the classifier says of an alert. Confidence is a calibrated probability. */
export const classificationSchema = z
  .object({
    /** The answer, or `unknown` where the classifier abstains. */
    label: classOrUnknownSchema,
    /** Probability of the most probable class, also when abstaining. */
    confidence: z.number().min(0).max(1),
    /** The most probable classes, best first. */
    top: z.array(z.object({ label: classSchema, probability: z.number() }).readonly()).readonly(),
    /** The words, metrics and labels that spoke loudest for the first class, strongest first. */
    reasons: z.array(z.string()).readonly(),
    /** Why it abstains; null when it does not. */
    abstained: z.string().nullable(),
    /** Which model said so. */
    model: z.string(),
  })
  .readonly();
export type Classification = z.infer<typeof classificationSchema>;
