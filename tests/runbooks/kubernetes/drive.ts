import type { PlannedChange } from '#domain/change.ts';
import type { Json, Outcome } from '#domain/run.ts';
import { executeStep, planStep, type StepContext } from '#runbooks/execute-step.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Plan } from '#runbooks/step-type.ts';
import { contextIn, type Stage, withSteps } from '#tests/runbooks/walk.ts';

export const variables = {
  service: 'claims-api',
  namespace: 'claims',
  labels: { node: 'worker-1', pod: 'claims-api-1' },
};

/** A runbook of one kubernetes step, its fields written as YAML's flow style. */
export function kubernetesStep(fields: string): Runbook {
  return withSteps(`  - {type: kubernetes, ${fields}}\n`);
}

const never = new AbortController().signal;
export const stepKey = 'run-1/steps[0]';

function contextOf(stage: Stage, changes: Partial<StepContext> = {}): StepContext {
  return contextIn(stage, { variables, signal: never, key: stepKey, ...changes });
}

export const plan = (stage: Stage, book: Runbook, changes: Partial<StepContext> = {}): Promise<Plan | null> =>
  planStep(book, 'steps[0]', contextOf(stage, changes));

export const turn = (stage: Stage, book: Runbook, changes: Partial<StepContext> = {}): Promise<Outcome> =>
  executeStep(book, 'steps[0]', contextOf(stage, changes));

/** The change that a step plans; the test fails where there is none. */
export async function planned(stage: Stage, book: Runbook, changes: Partial<StepContext> = {}): Promise<PlannedChange> {
  const found = await plan(stage, book, changes);
  if (found?.kind === 'change') return found.change;
  throw new Error(`expected a change, got ${JSON.stringify(found)}`);
}

/** The memo of an outcome that must be waiting. */
export function memoOf(outcome: Outcome): Json {
  if (outcome.kind !== 'waiting') throw new Error(`expected waiting, got ${JSON.stringify(outcome)}`);
  return outcome.memo;
}

/** One turn as the engine takes it: simulated first, unless something is remembered. */
export async function advance(stage: Stage, book: Runbook, changes: Partial<StepContext>): Promise<Outcome> {
  const simulated = await plan(stage, book, changes);
  if (simulated === null) return turn(stage, book, changes);
  if (simulated.kind === 'settled') return simulated.outcome;
  const { memo } = simulated.change;
  return { kind: 'waiting', for: { kind: 'time', until: stage.now() }, memo, summary: simulated.change.title };
}

/** Takes turns of a step until it ends, the clock jumping over every wait. */
export async function finish(stage: Stage, book: Runbook, changes: Partial<StepContext> = {}): Promise<Outcome> {
  const startedAt = stage.now();
  let memo: Json = null;
  let attempt = 1;
  for (let count = 0; count < 500; count += 1) {
    const outcome = await advance(stage, book, { startedAt, ...changes, memo, attempt });
    if (outcome.kind === 'retry') {
      attempt += 1;
      if (outcome.afresh === true) memo = null;
      await stage.pass(outcome.afterMs);
    } else if (outcome.kind === 'waiting' && outcome.for.kind === 'time') {
      ({ memo } = outcome);
      attempt = 1;
      await stage.pass(Math.max(0, outcome.for.until.getTime() - stage.now().getTime()));
    } else return outcome;
  }
  throw new Error('the step does not come to an end');
}
