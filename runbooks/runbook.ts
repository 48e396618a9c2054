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
  /** SHA-256 of `source`, hexadecimal. */
  readonly hash: string;
  readonly trigger: Trigger;
  /** As declared, or derived: `low` changes nothing, `medium` does. */
  readonly risk: Risk;
  /** How far its author lets it go; null leaves that to the installation. */
  readonly autonomy: Autonomy | null;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly vars: Readonly<Record<string, Json>>;
  /** At least one. */
  readonly steps: readonly Step[];
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
  /** Its address, e.g. `steps[1].if_true[0]`. */
  readonly path: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly type: StepTypeName;
  /** CEL; the step is skipped where it is false. */
  readonly when: string | null;
  readonly timeoutMs: number | null;
  readonly saveAs: string | null;
  readonly onFailure: readonly Step[];
  /** Lists of steps by field name, e.g. `if_true`; only those that hold any. */
  readonly branches: Readonly<Record<string, readonly Step[]>>;
  readonly body: StepBody;
}
