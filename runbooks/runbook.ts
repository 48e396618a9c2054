import type { Autonomy } from '#domain/decision.ts';
import type { Json } from '#domain/run.ts';
import type { Input } from './schema.ts';
import type { StepBody } from './step-type.ts';
import type { StepTypeName } from './steps/table.ts';

export const risks = ['low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];

/** A runbook that has been read and found sound: every template and expression parses, every name is known. */
export interface Runbook {
  readonly name: string;
  /** Empty where the author gave none. */
  readonly description: string;
  readonly file: string;
  /** The text it was read from; a run keeps it, so that a later edit does not change the run. */
  readonly source: string;
  /** SHA-256 of `source` and of the runbooks it calls, hexadecimal. */
  readonly hash: string;
  /** The texts of the runbooks it calls, directly or not, by name: a run keeps them too. */
  readonly calledSources: Readonly<Record<string, string>>;
  readonly trigger: Trigger;
  /** As declared, or derived: `low` changes nothing, `medium` does. */
  readonly risk: Risk;
  /** How far its author lets it go; null leaves that to the installation. */
  readonly autonomy: Autonomy | null;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly vars: Readonly<Record<string, Json>>;
  readonly approval: ApprovalRules;
  /** At least one. */
  readonly steps: readonly Step[];
  /** Steps of the type wait_until: what must hold for the run to have succeeded. May be empty. */
  readonly verify: readonly Step[];
  /** CEL by name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Who has to approve; null leaves it to the installation. */
export interface ApprovalRules {
  /** Slack user ids, user group ids, names of roles. */
  readonly approvers: readonly string[] | null;
  readonly quorum: number | null;
  readonly excludeRequester: boolean | null;
}

/** For which incidents it is made. */
export interface Trigger {
  /** Classes, or `category.*` for all of a category. At least one. */
  readonly classifications: readonly string[];
  /** Globs, any of which must fit the service's name; null fits every incident, also one without a service. */
  readonly servicePatterns: readonly string[] | null;
  /** CEL over the incident's facts; null is always true. */
  readonly condition: string | null;
}

export interface Step {
  /** Its place in the runbook's text, e.g. `steps[1].if_true[0]`. */
  readonly path: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly type: StepTypeName;
  /** CEL; the step is skipped where it is false. */
  readonly when: string | null;
  readonly timeoutMs: number | null;
  readonly retry: RetryRule | null;
  readonly saveAs: string | null;
  readonly onFailure: readonly Step[];
  /** Goes on as if it had not failed. */
  readonly continues: boolean;
  readonly undo: readonly Step[];
  readonly idempotency: 'reconcile' | 'repeat' | 'ask';
  /** Lists of steps by name, e.g. `if_true`, `branches.logs`; only those that hold any. */
  readonly branches: Readonly<Record<string, readonly Step[]>>;
  /** The runbook it calls, whose steps stand in its branches. */
  readonly called: CalledRunbook | null;
  readonly body: StepBody;
}

/** What a call needs of the runbook it calls, beside its steps. */
export type CalledRunbook = Pick<Runbook, 'name' | 'inputs' | 'vars' | 'outputs'>;

export interface RetryRule {
  /** Tries in all, the first included. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** The share of a wait that is spread at random, 0 to 1. */
  readonly jitter: number;
}
