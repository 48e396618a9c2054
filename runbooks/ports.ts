import type { Labels } from '#domain/alert.ts';
import type { KubernetesKindName, KubernetesObject, ObjectRef } from '#domain/kubernetes-object.ts';

/**
 * What runbook steps need of the outside world. clients/ offers more; a step sees no further than this. Every failure
 * is an `OutsideError`, whose verdict decides what becomes of the step. A `signal` ends the call early: the step's
 * timeout has passed, or its run was cancelled.
 */
export interface StepPorts {
  readonly prometheus: PrometheusPort;
  readonly loki: LokiPort;
  readonly kubernetes: KubernetesPort;
  readonly http: HttpPort;
  readonly scripts: ScriptPort;
}

interface Call {
  readonly signal?: AbortSignal;
}

export interface PrometheusPort {
  /** An instant query; a sample's value may be NaN or infinite. */
  query(promql: string): Promise<{ readonly series: readonly Series[] }>;
  queryRange(range: {
    readonly query: string;
    readonly start: Date;
    readonly end: Date;
    readonly stepMs: number;
  }): Promise<{ readonly series: readonly RangeSeries[] }>;
}

export interface Series {
  readonly labels: Labels;
  readonly value: number;
}

export interface RangeSeries {
  readonly labels: Labels;
  /** Oldest first. */
  readonly points: readonly { readonly at: Date; readonly value: number }[];
}

export interface LokiPort {
  /** An instant metric query (`sum(count_over_time(…[5m]))`) at the server's now. */
  query(logql: string): Promise<{ readonly series: readonly Series[] }>;
  /** A log query over a range: newest first, at most `limit` lines. */
  lines(range: {
    readonly query: string;
    readonly start: Date;
    readonly end: Date;
    readonly limit: number;
  }): Promise<{ readonly lines: readonly LogLine[] }>;
}

export interface LogLine {
  readonly at: Date;
  readonly labels: Labels;
  readonly line: string;
}

/** The Kubernetes API by object. `dryRun` asks the server to check everything and change nothing (`dryRun=All`). */
export interface KubernetesPort {
  /** Null when the object, or its namespace, does not exist. */
  get(ref: ObjectRef, call?: Call): Promise<KubernetesObject | null>;
  /** All pages. A null namespace lists all namespaces. */
  list(
    kind: KubernetesKindName,
    namespace: string | null,
    selectors?: { readonly labels?: string; readonly fields?: string },
    call?: Call,
  ): Promise<readonly KubernetesObject[]>;
  /** With a `resourceVersion`, only that version is changed; another one gives `Conflict`. */
  patch(ref: ObjectRef, patch: ObjectPatch, options: WriteOptions): Promise<KubernetesObject>;
  /** `AlreadyExists` where there is one of its name. */
  create(object: NewObject, options: WriteOptions): Promise<KubernetesObject>;
  /** `uid` and `resourceVersion` bind the deletion to what was seen; another object of the name gives `Conflict`. */
  remove(ref: ObjectRef, options: WriteOptions & { readonly uid?: string; readonly graceS?: number }): Promise<void>;
  /** Through the eviction API, which honours PodDisruptionBudgets: `TooManyRequests` where one forbids it now. */
  evict(
    pod: { readonly namespace: string; readonly name: string },
    options: WriteOptions & { readonly uid?: string },
  ): Promise<void>;
  logs(
    pod: { readonly namespace: string; readonly name: string },
    options?: Call & {
      readonly container?: string;
      /** Of the container's earlier life. */
      readonly previous?: boolean;
      readonly tailLines?: number;
      readonly sinceS?: number;
      readonly limitBytes?: number;
    },
  ): Promise<string>;
  /** Whether our account may do something (SelfSubjectAccessReview). `subresource` such as `eviction`, `scale`, `log`. */
  may(question: AccessQuestion): Promise<{ readonly allowed: boolean; readonly reason: string }>;
}

export interface WriteOptions extends Call {
  readonly dryRun: boolean;
  readonly resourceVersion?: string;
}

export interface ObjectPatch {
  /** Strategic merge, JSON merge (RFC 7386) or JSON patch (RFC 6902). */
  readonly type: 'strategic' | 'merge' | 'json';
  readonly body: object;
}

/** An object to create: what the server fills in is absent. */
export interface NewObject {
  readonly kind: KubernetesKindName;
  readonly namespace: string | null;
  readonly name: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** Its controller: Kubernetes counts it among the controller's own, and removes it with it. */
  readonly owner?: { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly uid: string };
  /** Everything beside apiVersion, kind and metadata, e.g. `{ spec: … }`. */
  readonly content: object;
}

export interface AccessQuestion {
  readonly verb: 'get' | 'list' | 'patch' | 'create' | 'delete' | 'update';
  readonly kind: KubernetesKindName;
  readonly subresource?: string;
  readonly namespace: string | null;
  readonly name?: string;
}

/** One request to a host that the installation allows. The body of the answer is cut at `limitBytes`. */
export interface HttpPort {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpRequest extends Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers with a configured secret in them, which is blotted out wherever the answer repeats it. */
  readonly secretHeaders?: Readonly<Record<string, SecretHeader>>;
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly limitBytes: number;
}

/** A header's value with a secret in it, which is named and never seen here: alone, or as credentials. */
export type SecretHeader =
  | { readonly kind: 'plain'; readonly secret: string }
  | { readonly kind: 'bearer'; readonly secret: string }
  | { readonly kind: 'basic'; readonly user: string; readonly secret: string };

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; several of one name are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body was longer than `limitBytes`. */
  readonly truncated: boolean;
  /** Where it came from in the end, redirects followed. */
  readonly url: string;
  /** How long its Retry-After asks to wait; absent where it says nothing. */
  readonly retryAfterMs?: number;
}

/** Runs a file of the configured scripts folder, and nothing else. */
export interface ScriptPort {
  /** The file's SHA-256 (hexadecimal), or null when the folder has no such script: what an approval is bound to. */
  fingerprint(script: string): Promise<string | null>;
  run(request: ScriptRequest): Promise<ScriptResult>;
}

export interface ScriptRequest extends Call {
  /** A name within the folder, e.g. `vacuum.sh`. */
  readonly script: string;
  readonly args: readonly string[];
  /** Its whole environment, beside PATH, HOME, LANG and the named secrets. */
  readonly env: Readonly<Record<string, string>>;
  /** Names of configured secrets; each becomes a variable of its name, and is blotted out in what the script prints. */
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
  readonly limitBytes: number;
}

export interface ScriptResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** One of the two was longer than `limitBytes`. */
  readonly truncated: boolean;
  readonly endedBy: 'itself' | 'timeout' | 'cancel';
  readonly durationMs: number;
}
