import { z } from 'zod';
import type { KubernetesObject, ObjectRef } from '#domain/kubernetes-object.ts';
import { type Json, jsonSchema } from '#domain/run.ts';
import type { ObjectPatch } from '#runbooks/ports.ts';
import { isWorkloadKind, type Progress, rolloutStatus } from './rollout-status.ts';
import type { AccessNeed } from '#runbooks/step-type.ts';
import { fieldChangeSchema, missingChange } from './field-changes.ts';
import { sayChange } from './say-changes.ts';

/**
 * One change of one object. What differs between the ways to change something stands here; how a change is simulated,
 * written once, watched and found again after a crash is the same for all.
 */
export interface ObjectChange {
  /** The action's word, e.g. `rollout_restart`. */
  readonly action: string;
  /** In the infinitive, e.g. `scale`. */
  readonly verb: string;
  /** E.g. `scaling`. */
  readonly noun: string;
  readonly ref: ObjectRef;
  readonly access: readonly AccessNeed[];
  /** Decides what to do from what the object is now. Reads at most: it is asked again whenever the object has changed. */
  readonly decide: (object: KubernetesObject) => Decision | Promise<Decision>;
  /** Where the step's key is left: on the object, or on the pod template, so that the pods are replaced. */
  readonly mark: 'object' | 'template';
  /** Whether the change has failed when something else takes it back while it is watched. */
  readonly mustLast: boolean;
  readonly progress: (object: KubernetesObject, memo: ObjectMemo) => Progress;
  /** What was done, in words: `scaled deployment claims/claims-api from 3 to 5: 5 of 5 pods ready`. */
  readonly said: (object: KubernetesObject, memo: ObjectMemo) => string;
  /** What the step gives of the object as it is in the end, beside the facts of the decision. */
  readonly output: (object: KubernetesObject) => Readonly<Record<string, Json>>;
}

export type Decision =
  | {
      readonly kind: 'change';
      /** One line for people: "Scale deployment/claims-api in claims from 3 to 5". */
      readonly title: string;
      readonly patch: ObjectPatch;
      /** What the step asks for, once it is decided: part of what an approval is bound to, so nothing that passes. */
      readonly rendered: Readonly<Record<string, Json>>;
      /** What the step gives beside the object as it is in the end, e.g. `previous_replicas`; words may need it too. */
      readonly facts: Readonly<Record<string, Json>>;
      readonly notes: readonly string[];
    }
  /** It is as wanted: `summary` says how, e.g. "it has 3 replicas already". */
  | { readonly kind: 'nothing'; readonly summary: string; readonly facts: Readonly<Record<string, Json>> }
  | { readonly kind: 'refuse'; readonly reason: string };

/**
 * What a change remembers between its jobs. It is stored before the change is made, so that after a crash the step knows
 * exactly what it was about to write, and to what.
 */
export const objectMemoSchema = z
  .object({
    phase: z.enum(['write', 'watch']),
    /** When it was simulated; once it is watched, when it was written. */
    at: z.iso.datetime(),
    patch: z.object({
      type: z.enum(['strategic', 'merge', 'json']),
      body: z.union([z.record(z.string(), jsonSchema), z.array(jsonSchema)]),
    }),
    /** The object as it was simulated upon. */
    fingerprint: z.string(),
    generation: z.number().nullable(),
    /** The key of an earlier step that the object bore then. While it is there, this step has not written. */
    markBefore: z.string().nullable().default(null),
    /** What the simulation changed: by this the change is known again when its mark is gone. */
    changes: z.array(fieldChangeSchema),
    facts: z.record(z.string(), jsonSchema),
    /** A write was sent whose answer was lost. */
    doubt: z.boolean(),
    /** Calls in a row that did not succeed. */
    tries: z.number(),
  })
  .readonly();
export type ObjectMemo = z.infer<typeof objectMemoSchema>;

/** Why the change does not stand in an object, or null when it does. */
export function undoneReason(object: KubernetesObject, memo: Pick<ObjectMemo, 'changes'>): string | null {
  const missing = missingChange(object, memo.changes);
  return missing === null ? null : `wanted ${sayChange(missing)}, and something else has changed it since`;
}

/** A workload whose specification changed is watched until its rollout is complete; anything else is done at once. */
export function usualProgress(ref: ObjectRef): ObjectChange['progress'] {
  const { kind } = ref;
  return (object, memo) => {
    const rolls = memo.changes.some(({ path }) => path[0] === 'spec');
    if (isWorkloadKind(kind) && rolls) return rolloutStatus(kind, object);
    return { complete: true, failed: false, message: 'changed' };
  };
}

/** What the step gives: which object, what was decided, what it is in the end, and how long that took. */
export function outputOf(
  change: ObjectChange,
  object: KubernetesObject,
  facts: ObjectMemo['facts'],
  tookMs: number,
): Json {
  const { namespace, name } = change.ref;
  return { namespace, name, ...facts, ...change.output(object), took_ms: tookMs };
}
