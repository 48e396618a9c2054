/**
 * What the parts of the sandbox promise each other, so that the page, the scenario tests and the demo can drive a
 * workspace and a platform without knowing how either works inside. The product never sees these: it meets the
 * sandbox over the wire only.
 */

// ---- Slack workspace -------------------------------------------------------------------------------------------

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly isBot: boolean;
  /** A CSS colour for the drawn avatar. */
  readonly color: string;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly isDirectMessage: boolean;
  readonly members: readonly string[];
  readonly pinned: readonly string[];
  /** Timestamp of the newest message, or null in an empty channel. */
  readonly latestTs: string | null;
}

/** A message as the Web API returns it, plus what only the viewer sees. */
export interface MessageView {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly threadTs: string | null;
  readonly replyCount: number;
  readonly edited: boolean;
  /** Set when only one person sees it. */
  readonly ephemeralFor: string | null;
  /** `channel_join`, `channel_topic`, … for lines that Slack itself writes. */
  readonly subtype: string | null;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** A failed interaction with this message, as Slack would show it with a warning triangle. */
  readonly problem: string | null;
}

/** The top of a person's modal stack, as the app sent it. */
export interface ModalView {
  readonly viewId: string;
  readonly user: string;
  readonly view: Record<string, unknown>;
  /** Validation errors of the last submission, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: string | null;
}

export interface WorkspaceView {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly people: readonly Person[];
  readonly usergroups: readonly { readonly id: string; readonly handle: string }[];
  readonly channels: readonly ChannelView[];
  readonly messages: readonly MessageView[];
  readonly modal: ModalView | null;
  /** The viewer's Home tab of the app as last published, or null before the first `views.publish`. */
  readonly home: Record<string, unknown> | null;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
}

/** What the person sees after a gesture: Slack's own refusal or warning, or null when the app answered in time. */
export interface GestureResult {
  readonly problem: string | null;
}

/** A person at the keyboard. Every gesture reaches the app as a signed HTTP request or a Socket Mode envelope. */
export interface Hands {
  post(channel: string, text: string, threadTs?: string): Promise<{ ts: string }>;
  /** `command` with its slash, e.g. `/incident`; `text` what follows it. */
  command(channel: string, command: string, text: string): Promise<GestureResult>;
  /** Presses a button of a message, or of the open modal when `ts` is null; the confirm dialog counts as accepted. */
  click(target: { channel: string; ts: string } | null, actionId: string, blockId?: string): Promise<GestureResult>;
  /** Chooses an option of a select, radio or overflow menu by its value. */
  select(
    target: { channel: string; ts: string } | null,
    actionId: string,
    value: string,
    blockId?: string,
  ): Promise<GestureResult>;
  /** Submits the open modal; `values` by block id, then action id: a string, or an array for multi-selects. */
  submit(
    values: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
  ): Promise<GestureResult>;
  /** Cancel closes the top view; the x closes the whole stack (`is_cleared`). */
  close(how?: 'cancel' | 'x'): Promise<void>;
  react(channel: string, ts: string, name: string): Promise<void>;
  unreact(channel: string, ts: string, name: string): Promise<void>;
  pin(channel: string, ts: string): Promise<void>;
  join(channel: string): Promise<void>;
  leave(channel: string): Promise<void>;
  invite(channel: string, userId: string): Promise<void>;
  /** Opens the app's Home tab; answers with the direct-message channel of person and app. */
  openHome(): Promise<{ channel: string }>;
  /** Runs a global shortcut of the manifest, or a message shortcut when `target` names a message. */
  shortcut(callbackId: string, target?: { channel: string; ts: string }): Promise<GestureResult>;
  /** Types into an external select and answers with the options the app offers; none when it did not answer in time. */
  suggest(
    target: { channel: string; ts: string } | null,
    actionId: string,
    query: string,
    blockId?: string,
  ): Promise<readonly { readonly text: string; readonly value: string }[]>;
}

export type WorkspaceEvent =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'message-deleted'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'channel'; readonly channel: ChannelView }
  | { readonly kind: 'modal'; readonly user: string; readonly modal: ModalView | null }
  | { readonly kind: 'home'; readonly user: string; readonly home: Record<string, unknown> };

/** One attempt to reach the app with a gesture or an event, and how it ended. */
export interface DeliveryRecord {
  readonly at: Date;
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly via: 'http' | 'socket' | 'nowhere';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempt: number;
  readonly outcome: 'acked' | 'timeout' | 'http_error' | 'connection_failed';
}

export interface ApiCall {
  readonly at: Date;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly error: string | null;
}

export interface Workspace {
  readonly url: string;
  /** What `slackApiUrl` of the Web API client takes, with its trailing slash. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  /** Where commands and interactions are delivered; null delivers through Socket Mode only. */
  setRequestUrl(url: string | null): void;
  as(userId: string): Hands;
  view(viewerId: string): WorkspaceView;
  subscribe(listener: (event: WorkspaceEvent) => void): () => void;
  /** Resolves with the first event, past or future, that the predicate accepts; rejects after `timeoutMs`. */
  waitFor<T>(read: () => T | undefined | null | false, what: string, timeoutMs?: number): Promise<T>;
  calls(): readonly ApiCall[];
  /** Every attempt to reach the app, in the order in which they ended. */
  deliveries(): readonly DeliveryRecord[];
  /** Sends `url_verification` as Slack does when a request URL is saved; null when the app echoed the challenge. */
  verifyRequestUrl(): Promise<string | null>;
  /** Asks every Socket Mode connection to go and come back, as Slack does every few hours. */
  refreshSockets(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Makes the next `times` calls of a method fail as Slack would, e.g. `{ method: 'chat.postMessage', error: 'ratelimited', retryAfterS: 1 }`. */
  failNext(fault: {
    method: string;
    error: string;
    times?: number;
    retryAfterS?: number;
    status?: number;
    /** The call takes effect and only its answer is lost (HTTP 500 unless `status` says otherwise). */
    loseAnswer?: boolean;
  }): void;
  stop(): Promise<void>;
}

// ---- Platform: services, cluster, metrics, pages --------------------------------------------------------------

export interface FaultKind {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What makes it go away, and what does not. */
  readonly remedy: string;
  /** Services this fault can strike; the first is the default. */
  readonly targets: readonly string[];
}

export interface PlatformView {
  readonly at: string;
  readonly services: readonly {
    readonly name: string;
    readonly namespace: string;
    readonly tier: number;
    readonly flow: string;
    readonly dependsOn: readonly string[];
    readonly health: 'healthy' | 'degraded' | 'down';
    readonly p99Ms: number;
    readonly errorRate: number;
    readonly requestsPerSecond: number;
    readonly replicas: { readonly desired: number; readonly ready: number };
    readonly faults: readonly string[];
    readonly pods: readonly {
      readonly name: string;
      readonly phase: string;
      readonly ready: boolean;
      readonly ageSeconds: number;
      readonly restarts: number;
    }[];
    /** Recent p99 in milliseconds, oldest first, one point a second. */
    readonly p99History: readonly number[];
  }[];
  readonly firingAlerts: readonly {
    readonly name: string;
    readonly service: string;
    readonly since: string;
    readonly severity: string;
  }[];
  readonly faultKinds: readonly FaultKind[];
  readonly pages: readonly PageView[];
}

export interface PageView {
  readonly at: string;
  readonly dedupKey: string;
  readonly action: 'trigger' | 'acknowledge' | 'resolve';
  readonly summary: string;
  readonly severity: string;
  readonly source: string;
}

/** A request that changed, or tried to change, a feature flag or a certificate. */
export interface OperationCall {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly idempotencyKey: string | null;
}

export interface Platform {
  readonly kubernetes: {
    readonly url: string;
    readonly kubeconfig: string;
    readonly caPem: string;
    /** May do everything. */
    readonly token: string;
    /** May get, list and watch; every write is a 403. */
    readonly viewerToken: string;
  };
  readonly prometheus: { readonly url: string };
  /** Has what the containers write, by the labels namespace, pod, container, app and service. */
  readonly loki: { readonly url: string };
  readonly pagerduty: {
    readonly url: string;
    /** What pdjs takes as `server`: host and port. */
    readonly server: string;
    readonly caPem: string;
    /** The integration key of the one service there is; any other key is refused. */
    readonly routingKey: string;
    /** For the REST API: `Authorization: Token token=…`. */
    readonly apiToken: string;
    /** Makes the next `times` events fail as PagerDuty would, e.g. `{ status: 429 }`. */
    failNext(fault: { readonly status: 429 | 500 | 503; readonly times?: number }): void;
  };
  /** The platform's flag service (`/flags`) and certificate service (`/certificates`), by plain HTTP. */
  readonly operations: {
    readonly url: string;
    /** Every request that was no GET, in order. */
    calls(): readonly OperationCall[];
  };
  /** Where the platform's own Alertmanager posts its groups; null posts nowhere. */
  setAlertReceiver(receiver: { url: string; bearerToken: string } | null): void;
  view(): PlatformView;
  /** Injects a fault now; throws for an unknown fault or a target it cannot strike. */
  inject(faultId: string, service?: string): void;
  readonly decoyKinds: readonly Omit<FaultKind, 'remedy'>[];
  /** Lets something harmless happen now, beside any fault; throws for an unknown decoy or target. */
  distract(decoyId: string, service?: string): void;
  /** Takes every fault and decoy away, as if somebody had repaired all by hand. */
  heal(): void;
  subscribe(listener: () => void): () => void;
  /** Every write the cluster accepted, in order: `{ verb: 'patch', path, dryRun, body, at }`. */
  writes(): readonly {
    readonly at: Date;
    readonly verb: string;
    readonly path: string;
    readonly dryRun: boolean;
    readonly body: unknown;
  }[];
  pages(): readonly PageView[];
  /**
   * Moves a platform with a manual clock on by simulated milliseconds; resolves when every alert that became due has
   * been delivered or has failed. Throws on a platform that runs by itself.
   */
  advance(ms: number): Promise<void>;
  stop(): Promise<void>;
}
