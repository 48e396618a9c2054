import type { ClassOrUnknown } from '#domain/classification.ts';
import type { Autonomy, DecisionTable } from '#domain/decision.ts';
import type { Json } from '#domain/run.ts';
import type { Severity } from '#domain/severity.ts';
import type { Risk } from '#runbooks/runbook.ts';
import type { GuardrailPolicy } from './guardrail-policy.ts';
import type { RecordBars } from './rules/record-band.ts';

/** What the owners of this installation decided; read from firebreak.yml, never changed while running. */
export interface Policy {
  /** Who may approve: Slack user ids (U…) and user groups (S…). */
  readonly approvers: readonly string[];
  /** Groups of approvers by name, for runbooks that want particular people: user ids and user groups. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** How many different people have to approve. */
  readonly quorum: number;
  /** The same for runbooks of a risk, where it differs. */
  readonly quorumByRisk: Readonly<Partial<Record<Risk, number>>>;
  /** Whether whoever asked for a run is left out when it is approved. */
  readonly excludeRequester: boolean;
  /** Who is invited to every new incident channel: user ids and user groups. */
  readonly onCall: readonly string[];
  readonly services: Readonly<Record<string, ServiceEntry>>;
  /** The most specific line that fits a runbook and class wins; a later line wins over an earlier one as specific. */
  readonly autonomy: readonly AutonomyRule[];
  /** What applies where no line fits. */
  readonly defaultAutonomy: Autonomy;
  /** At or above this the confidence in a class is fair, and below it low: by default such an incident goes to a person. 0–1. */
  readonly actConfidence: number;
  /** At or above this it is high: 0–1, not below `actConfidence`. */
  readonly highConfidence: number;
  /** What is done, by confidence, risk and record; a runbook's autonomy is the ceiling over it. */
  readonly decisions: DecisionTable;
  /** Where the bands of a runbook's record begin. */
  readonly recordBars: RecordBars;
  /** At or above this confidence a hypothesis is worded as a claim. 0–1. */
  readonly claimConfidence: number;
  /** An alert joins an open incident of the same service when its latest alert is not older than this. */
  readonly correlationWindowMs: number;
  /** How long a question to people stands. */
  readonly approvalExpiryMs: number;
  /** When an unanswered question is also paged. */
  readonly approvalReminderMs: number;
  /** The limits of every change, whatever makes it. */
  readonly guardrails: GuardrailPolicy;
  /** What becomes of a run whose target another run has in hand. */
  readonly targets: TargetPolicy;
  /** Deadline for all evidence together. */
  readonly evidenceTimeoutMs: number;
  /** Multiplies every wait of a runbook; 1 except in demos and tests. */
  readonly waitScale: number;
  /** PromQL of the facts that are looked up for each incident, by name. */
  readonly metrics: Readonly<Record<string, MetricQuery>>;
  /** Template of the LogQL selector of a service's lines; null where the usual labels are tried. */
  readonly logs: string | null;
}

/** One entry of the service catalogue. */
export interface ServiceEntry {
  /** 1 is the most important. */
  readonly tier: number;
  /** Its Kubernetes namespace, for incidents that a person declares; alerts bring their own. */
  readonly namespace?: string | null;
  /** The business flow it serves, e.g. "claims". */
  readonly flow: string | null;
  readonly tenants: number | null;
  readonly dependsOn: readonly string[];
  /** Values for runbooks, e.g. `pool_max: 100`. */
  readonly vars: Readonly<Record<string, Json>>;
}

/** One run per target at a time: whether others queue up, and for how long. */
export interface TargetPolicy {
  readonly whenBusy: 'wait' | 'refuse';
  readonly waitAtMostMs: number;
}

export interface AutonomyRule {
  /** A runbook's name, or null for any. */
  readonly runbook: string | null;
  readonly classification: ClassOrUnknown | null;
  readonly severity: Severity | null;
  readonly autonomy: Autonomy;
}

/** A fact read from Prometheus: a template over service and namespace, and what its number counts. */
export interface MetricQuery {
  readonly query: string;
  /** `ms` and `s` become milliseconds, `percent` a ratio; the rest stay as they are. */
  readonly unit: 'ms' | 's' | 'ratio' | 'percent' | 'count' | 'bytes' | 'per_second';
}
