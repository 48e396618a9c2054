import type { z } from 'zod';
import type { Json, Outcome } from '#domain/run.ts';
import type { Variables } from './expression.ts';
import type { StepPorts } from './ports.ts';
import type { TemplateContext } from './render.ts';

/** What a step meets when it is its turn. */
export interface StepContext {
  readonly variables: Variables;
  /** What the step's latest `waiting` outcome handed over (or the decision on its approval); null before the first. */
  readonly memo: Json;
  /** 1 for the first try; a retry counts, being resumed after waiting does not. */
  readonly attempt: number;
  /** `${runId}/${path}`: by it a step finds its own traces in the outside world. */
  readonly key: string;
  /** When the step's first try began. */
  readonly startedAt: Date;
  readonly now: () => Date;
  /** Multiplies every wait; 1 except in demos and tests. */
  readonly waitScale: number;
  readonly ports: StepPorts;
  /** An earlier try with this memo began and never ended: what it did is not known. */
  readonly crashed: boolean;
}

/** A context with what the runbook says about the step. */
export interface StepRun extends StepContext {
  readonly runbook: string;
  readonly path: string;
  /** The step's name, or what it saves, or null: how its result is called in messages. */
  readonly label: string | null;
  readonly timeoutMs: number | null;
}

/** Says a template with its values filled in; a value not known yet stands as its `{{ name }}`. */
export type Say = (template: string) => string;

/** A text of a step that is looked through before the runbook is accepted. */
export type StepText =
  | {
      readonly kind: 'template';
      readonly field: readonly (string | number)[];
      readonly text: string;
      /** Where in the field the text begins; 0 unless given. */
      readonly from?: number;
      readonly context: TemplateContext;
    }
  | {
      readonly kind: 'expression';
      readonly field: readonly (string | number)[];
      readonly text: string;
      readonly wants: 'bool' | 'double';
      /** Names known in this expression alone, e.g. `value` in an assertion. */
      readonly locals: readonly string[];
    };

export type Effects = 'none' | 'changes';

/** One step type, as its file in steps/ declares it. `Fields` are its own fields, without those common to all steps. */
export interface StepDefinition<Fields> {
  /** One sentence for the reference and for editors. */
  readonly summary: string;
  readonly fields: z.ZodType<Fields>;
  /** Fields that hold steps of their own. */
  readonly branches: readonly string[];
  /** Whether it changes the world outside; decides the runbook's risk. */
  readonly effects: (fields: Fields) => Effects;
  /** True where nothing can go wrong, so that on_failure would never be reached. */
  readonly neverFails?: true;
  /** What `save_as` would keep, in words; null where there is nothing to keep. */
  readonly gives: string | null;
  readonly texts: (fields: Fields) => readonly StepText[];
  /** A delay that the step's timeout does not count. */
  readonly delayMs?: (fields: Fields) => number;
  /** One line for people, before it runs. */
  readonly describe: (fields: Fields, say: Say) => string;
  /** May throw `OutsideError`; its verdict becomes the outcome. */
  readonly run: (fields: Fields, run: StepRun) => Promise<Outcome>;
  /** Takes over after a crash: finds out what the earlier try did. */
  readonly reconcile?: (fields: Fields, run: StepRun) => Promise<Outcome>;
}

/** A step's own part with its fields read: what it does, without the file it came from. */
export interface StepBody {
  readonly effects: Effects;
  readonly texts: readonly StepText[];
  readonly delayMs: number;
  readonly describe: (say: Say) => string;
  readonly run: (run: StepRun) => Promise<Outcome>;
  /** Null where running again is all there is to do. */
  readonly reconcile: ((run: StepRun) => Promise<Outcome>) | null;
}

export interface StepType {
  readonly summary: string;
  readonly fields: z.ZodType;
  readonly branches: readonly string[];
  readonly gives: string | null;
  readonly neverFails: boolean;
  readonly read: (
    raw: unknown,
  ) =>
    | { readonly ok: true; readonly body: StepBody }
    | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] };
}

/** Binds a definition to its fields, so that the rest of the engine needs to know no step type's shape. */
export function stepType<Fields>(definition: StepDefinition<Fields>): StepType {
  const { summary, fields, branches, gives, reconcile } = definition;
  return {
    summary,
    fields,
    branches,
    gives,
    neverFails: definition.neverFails ?? false,
    read: (raw) => {
      const parsed = fields.safeParse(raw);
      if (!parsed.success) return { ok: false, issues: parsed.error.issues };
      const own = parsed.data;
      const body: StepBody = {
        effects: definition.effects(own),
        texts: definition.texts(own),
        delayMs: definition.delayMs?.(own) ?? 0,
        describe: (say) => definition.describe(own, say),
        run: (run) => definition.run(own, run),
        reconcile: reconcile === undefined ? null : (run) => reconcile(own, run),
      };
      return { ok: true, body };
    },
  };
}
