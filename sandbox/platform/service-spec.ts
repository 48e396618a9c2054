/** A call that one service makes to serve its own requests. */
export interface Dependency {
  readonly service: string;
  /** Share of this service's requests that wait for the call: how much of a slowdown or failure it inherits. */
  readonly weight: number;
}

/** What a service of the platform is when nothing is wrong with it. */
export interface ServiceSpec {
  readonly name: string;
  readonly namespace: string;
  /** 1 stops the business within minutes, 2 hurts it, 3 is noticed the next day. */
  readonly tier: 1 | 2 | 3;
  /** The business flow it belongs to. */
  readonly flow: string;
  readonly team: string;
  /** Set where one customer (an employer plan) has the service for itself. */
  readonly tenant?: string;
  readonly dependsOn: readonly Dependency[];
  readonly replicas: number;
  readonly p99Ms: number;
  readonly p50Ms: number;
  readonly errorRate: number;
  readonly requestsPerSecond: number;
  /** Share of its CPU that the normal traffic takes, with all replicas up. */
  readonly cpuRatio: number;
  readonly poolMax: number;
  readonly poolActive: number;
  readonly memoryMiB: number;
  readonly memoryLimitMiB: number;
  readonly version: string;
  /** Set where an autoscaler follows its CPU, from `replicas` up to this many pods. */
  readonly autoscaler?: { readonly maxReplicas: number };
  /** Set for a database: a StatefulSet whose first pod takes the writes and whose others follow it. */
  readonly database?: {
    readonly volumeGiB: number;
    readonly usedGiB: number;
    readonly maxConnections: number;
  };
}
