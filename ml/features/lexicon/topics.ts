import type { AlertClass } from '#domain/classification.ts';

/** What kind of thing an alert speaks of. Products, generic nouns and metric prefixes all lead to one of these. */
export const kinds = [
  'database',
  'cache',
  'search',
  'queue',
  'pipeline',
  'backup',
  'monitoring',
  'control-plane',
  'operator',
  'delivery',
  'network',
  'proxy',
  'storage',
  'host',
  'hypervisor',
  'hardware',
  'cloud',
  'runtime',
  'workload',
  'job',
  'certificate',
  'identity',
  'defence',
  'application',
] as const;
export type Kind = (typeof kinds)[number];

/** What is wrong with it, in the words of the field; what class that means depends on the kind (`conventions.ts`). */
export const troubles = [
  'latency',
  'errors',
  'failure',
  'down',
  'absent',
  'unhealthy',
  'saturation',
  'connections',
  'memory',
  'cpu',
  'disk',
  'volume',
  'replication',
  'lag',
  'backlog',
  'freshness',
  'backup',
  'rollout',
  'configuration',
  'scheduling',
  'crash',
  'restart',
  'reboot',
  'oom',
  'throttling',
  'quota',
  'certificate',
  'sign-in',
  'permission',
  'attack',
  'credential-theft',
  'compliance',
  'packets',
  'link',
  'name-resolution',
  'sensor',
  'disk-health',
  'quorum',
  'reconciliation',
  'corruption',
  'watching',
  'notification',
  'traffic',
  'dependency',
  'contention',
  'clock',
  'scaling-limit',
] as const;
export type Trouble = (typeof troubles)[number];

/** A feature that the lexicon can see. `hint` is for entries that all but decide the class by themselves. */
export type Topic = `kind:${Kind}` | `trouble:${Trouble}` | `hint:${AlertClass}`;

/** One topic seen once, with what it was in the alert in words fit for a reason shown to a person. */
export interface Sighting {
  readonly topic: Topic;
  /** What it was: `“consumer lag”`, `metric pg_up`. */
  readonly what: string;
  /** Where it stood: `name`, `summary`, `rule` … */
  readonly place: string;
}
