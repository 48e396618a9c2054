import type { z } from 'zod';
import type { PlannedChange } from '#domain/change.ts';
import type { EndedThread, Json, Outcome } from '#domain/run.ts';
import type { Variables } from './expressions/expression.ts';
import type { AccessQuestion, StepPorts } from './ports.ts';
import type { TemplateContext } from './templates/render.ts';
import type { CalledRunbook } from './runbook.ts';

/** What a step meets when it is its turn. */
export interface StepContext {
  readonly variables: Variables;
  /**
   * What the step's latest `waiting` outcome or its plan handed over (or the decision on its approval); null before
   * the first.
   */
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
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** A context with what the runbook says about the step. */
export interface StepRun extends StepContext {
  readonly runbook: string;
  /** The step's address in the run, e.g. `steps[3]#2.steps[0]`. */
  readonly path: string;
  /** The step's name, or what it saves, or null: how its result is called in messages. */
  readonly label: string | null;
  readonly timeoutMs: number | null;
  /** Names of the lists of steps it holds. */
  readonly lists: readonly string[];
  /** The runbook it calls. */
  readonly called: CalledRunbook | null;
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
      readonly wants: 'bool' | 'double' | 'list' | 'any';
      /** Names known in this expression alone, e.g. `value` in an assertion. */
      readonly locals: readonly string[];
    };

export type Effects = 'none' | 'changes';

/** What a step that changes the world would do, found out without doing it. */
export type Plan =
  | { readonly kind: 'change'; readonly change: PlannedChange }
  /** There is nothing to approve: it is as wanted already, or it cannot be done. */
  | { readonly kind: 'settled'; readonly outcome: Outcome };

/** One step type, as its file in steps/ declares it. `Fields` are its own fields, without those common to all steps. */
export interface StepDefinition<Fields> {
  /** One sentence for the reference and for editors. */
  readonly summary: string;
  readonly fields: z.ZodType<Fields>;
  /** Fields that hold steps of their own. */
  readonly branches: readonly string[];
  /** A field that holds named lists of steps, as `branches` of parallel does. */
  readonly namedBranches?: string;
  /** Whether it changes the world outside; decides the runbook's risk. */
  readonly effects: (fields: Fields) => Effects;
  /** True where nothing can go wrong, so that on_failure would never be reached. */
  readonly neverFails?: true;
  /** What `save_as` would keep, in words; null where there is nothing to keep. */
  readonly gives: string | null;
  readonly texts: (fields: Fields) => readonly StepText[];
  /** Names known in the steps it holds, with what each is, e.g. a loop's `item`. */
  readonly locals?: (fields: Fields) => readonly string[];
  /** The runbook it calls. */
  readonly calls?: (fields: Fields) => RunbookCall;
  /** What it must be allowed to do in the cluster; names that are templates are left out. */
  readonly access?: (fields: Fields) => readonly AccessNeed[];
  /** A delay that the step's timeout does not count. */
  readonly delayMs?: (fields: Fields) => number;
  /** One line for people, before it runs. */
  readonly describe: (fields: Fields, say: Say) => string;
  /**
   * Simulates the change: reads and dry runs only. Its change is judged by the guardrails and shown to those who
   * approve; `run` is then called with the change's memo. Not asked where the fields say that nothing is changed.
   */
  readonly plan?: (fields: Fields, run: StepRun) => Promise<Plan>;
  /** May throw `OutsideError`; its verdict becomes the outcome. */
  readonly run: (fields: Fields, run: StepRun) => Promise<Outcome>;
  /** Takes over after a crash: finds out what the earlier try did. */
  readonly reconcile?: (fields: Fields, run: StepRun) => Promise<Outcome>;
  /** For a step that forked: what comes next, now that at least one of its threads has ended. Decides from its arguments alone. */
  readonly join?: (fields: Fields, run: StepRun, threads: readonly EndedThread[]) => Outcome;
}

export interface RunbookCall {
  readonly runbook: string;
  /** Names of the inputs it is given. */
  readonly inputs: readonly string[];
}

export type AccessNeed = Omit<AccessQuestion, 'namespace' | 'name'>;

/** A step's own part with its fields read: what it does, without the file it came from. */
export interface StepBody {
  readonly effects: Effects;
  readonly texts: readonly StepText[];
  readonly locals: readonly string[];
  readonly calls: RunbookCall | null;
  readonly access: readonly AccessNeed[];
  readonly delayMs: number;
  readonly describe: (say: Say) => string;
  /** Null where the type has no plan. */
  readonly plan: ((run: StepRun) => Promise<Plan>) | null;
  readonly run: (run: StepRun) => Promise<Outcome>;
  /** Null where running again is all there is to do. */
  readonly reconcile: ((run: StepRun) => Promise<Outcome>) | null;
  readonly join: ((run: StepRun, threads: readonly EndedThread[]) => Outcome) | null;
}

export interface StepType {
  readonly summary: string;
  readonly fields: z.ZodType;
  readonly branches: readonly string[];
  readonly namedBranches: string | null;
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
  const { summary, fields, branches, gives, plan, reconcile, join } = definition;
  return {
    summary,
    fields,
    branches,
    namedBranches: definition.namedBranches ?? null,
    gives,
    neverFails: definition.neverFails ?? false,
    read: (raw) => {
      const parsed = fields.safeParse(raw);
      if (!parsed.success) return { ok: false, issues: parsed.error.issues };
      const own = parsed.data;
      const body: StepBody = {
        effects: definition.effects(own),
        texts: definition.texts(own),
        locals: definition.locals?.(own) ?? [],
        calls: definition.calls?.(own) ?? null,
        access: definition.access?.(own) ?? [],
        delayMs: definition.delayMs?.(own) ?? 0,
        describe: (say) => definition.describe(own, say),
        plan: plan === undefined || definition.effects(own) === 'none' ? null : (run) => plan(own, run),
        run: (run) => definition.run(own, run),
        reconcile: reconcile === undefined ? null : (run) => reconcile(own, run),
        join: join === undefined ? null : (run, threads) => join(own, run, threads),
      };
      return { ok: true, body };
    },
  };
}
