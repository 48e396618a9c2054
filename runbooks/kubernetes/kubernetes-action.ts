import type { z } from 'zod';
import type { Outcome } from '#domain/run.ts';
import type { AccessNeed, Effects, Plan, Say, StepRun, StepText } from '#runbooks/step-type.ts';

/** One action of the kubernetes step, as its file in this folder declares it. */
export interface ActionDefinition<Fields extends z.ZodObject> {
  /** The action's own fields, `action` among them. */
  readonly fields: Fields;
  readonly effects: Effects;
  /** What `save_as` keeps, in words. */
  readonly gives: string;
  /** What our account must be allowed to do. What would only be good to know is not among it. */
  readonly access: (own: z.output<Fields>) => readonly AccessNeed[];
  readonly texts: (own: z.output<Fields>) => readonly StepText[];
  readonly describe: (own: z.output<Fields>, say: Say) => string;
  /** Absent where the action changes nothing. */
  readonly plan?: (own: z.output<Fields>, run: StepRun) => Promise<Plan>;
  readonly run: (own: z.output<Fields>, run: StepRun) => Promise<Outcome>;
}

/** An action with its fields' types forgotten, so that all stand in one table. */
export interface KubernetesAction {
  readonly fields: z.ZodObject;
  readonly effects: Effects;
  readonly gives: string;
  readonly access: (own: unknown) => readonly AccessNeed[];
  readonly texts: (own: unknown) => readonly StepText[];
  readonly describe: (own: unknown, say: Say) => string;
  readonly plan: ((own: unknown, run: StepRun) => Promise<Plan>) | null;
  readonly run: (own: unknown, run: StepRun) => Promise<Outcome>;
}

/** Binds an action to its fields. It is given nothing but what these very fields have read. */
export function kubernetesAction<Fields extends z.ZodObject>(definition: ActionDefinition<Fields>): KubernetesAction {
  const { fields, effects, gives, plan } = definition;
  const read = (own: unknown): z.output<Fields> => own as z.output<Fields>;
  return {
    fields,
    effects,
    gives,
    access: (own) => definition.access(read(own)),
    texts: (own) => definition.texts(read(own)),
    describe: (own, say) => definition.describe(read(own), say),
    plan: plan === undefined ? null : (own, run) => plan(read(own), run),
    run: (own, run) => definition.run(read(own), run),
  };
}
