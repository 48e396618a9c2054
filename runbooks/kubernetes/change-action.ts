import type { z } from 'zod';
import type { ObjectRef } from '#domain/kubernetes-object.ts';
import type { AccessNeed, Say, StepRun, StepText } from '#runbooks/step-type.ts';
import { type ActionDefinition, kubernetesAction, type KubernetesAction } from './kubernetes-action.ts';
import { runObjectChange } from './make-object-change.ts';
import type { ObjectChange } from './object-change.ts';
import { planObjectChange } from './plan-object-change.ts';
import { describeTarget, kindOf, resolveTarget, type Resolved, type TargetFields, targetTexts } from './target.ts';

/** What an action is that changes one object. */
export interface ChangeAction<Fields extends z.ZodObject> {
  readonly fields: Fields;
  readonly gives: string;
  /** What it needs to be allowed beside reading and patching its target. */
  readonly access?: (own: z.output<Fields>) => readonly AccessNeed[];
  /** Texts beside its target and namespace. */
  readonly texts?: (own: z.output<Fields>) => readonly StepText[];
  readonly describe: (own: z.output<Fields>, say: Say, target: string) => string;
  /** The change to be made, from the step's fields; refused when they cannot be filled in. */
  readonly change: (own: z.output<Fields>, ref: ObjectRef, run: StepRun) => Resolved<OwnChange>;
}

/** A change without what follows from the step's fields. */
export type OwnChange = Omit<ObjectChange, 'action' | 'ref' | 'access'>;

/** Makes an action of a way to change one object: simulated, written once, watched, found again after a crash. */
export function changeAction<Fields extends z.ZodObject>(definition: ChangeAction<Fields>): KubernetesAction {
  const targetOf = (own: z.output<Fields>): TargetFields & { readonly action: string } =>
    own as TargetFields & { readonly action: string };
  const access = (own: z.output<Fields>): readonly AccessNeed[] => {
    const kind = kindOf(targetOf(own).target);
    return [{ verb: 'get', kind }, { verb: 'patch', kind }, ...(definition.access?.(own) ?? [])];
  };
  const changeOf = (own: z.output<Fields>, run: StepRun): Resolved<ObjectChange> => {
    const target = targetOf(own);
    const ref = resolveTarget(target, run.variables);
    if (!ref.ok) return ref;
    const change = definition.change(own, ref.value, run);
    if (!change.ok) return change;
    const { action } = target;
    return { ok: true, value: { ...change.value, action, ref: ref.value, access: access(own) } };
  };
  const action: ActionDefinition<Fields> = {
    fields: definition.fields,
    effects: 'changes',
    gives: definition.gives,
    access,
    texts: (own) => [...targetTexts(targetOf(own)), ...(definition.texts?.(own) ?? [])],
    describe: (own, say) => definition.describe(own, say, describeTarget(targetOf(own), say)),
    plan: async (own, run) => {
      const change = changeOf(own, run);
      if (change.ok) return planObjectChange(change.value, run);
      return { kind: 'settled', outcome: { kind: 'failed', reason: change.reason } };
    },
    run: async (own, run) => {
      const change = changeOf(own, run);
      return change.ok ? runObjectChange(change.value, run) : { kind: 'failed', reason: change.reason };
    },
  };
  return kubernetesAction(action);
}
