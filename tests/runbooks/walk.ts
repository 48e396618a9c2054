import type { Json, Outcome } from '#domain/run.ts';
import { executeStep, planStep, type StepContext } from '#runbooks/execute-step.ts';
import { firstPath, nextPath } from '#runbooks/flow.ts';
import { parseRunbook } from '#runbooks/reading/parse-runbook.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { startVariables, variablesAfter } from '#runbooks/run-variables.ts';
import type { StepPorts } from '#runbooks/ports.ts';

/** Where steps act: the world in memory, or real clients before a sandbox whose clock is moved by hand. */
export interface Stage {
  readonly ports: StepPorts;
  readonly now: () => Date;
  readonly pass: (ms: number) => void | Promise<void>;
}

/** Parses a runbook that must be sound; a runbook that is not fails the test with its problems. */
export function sound(text: string): Runbook {
  const parsed = parseRunbook(text, 'test.yml');
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.runbook;
}

/** A runbook around the given steps, written as YAML lines with the indentation of a list under `steps:`. */
export function withSteps(steps: string, header = ''): Runbook {
  return sound(`name: test\ntrigger:\n  classification: application.high_latency\n${header}steps:\n${steps}`);
}

export function contextIn(world: Stage, changes: Partial<StepContext> = {}): StepContext {
  return {
    variables: { service: 'claims-api', namespace: 'claims', pool_max: 100 },
    memo: null,
    attempt: 1,
    key: 'run-1/steps[0]',
    startedAt: world.now(),
    now: world.now,
    waitScale: 1,
    ports: world.ports,
    crashed: false,
    signal: new AbortController().signal,
    ...changes,
  };
}

export interface Walked {
  readonly state: 'succeeded' | 'failed' | 'unknown';
  readonly reason: string;
  /** Every step that ran, with its last outcome. */
  readonly steps: readonly { readonly path: string; readonly outcome: Outcome }[];
  readonly variables: StepContext['variables'];
}

/** Runs a whole runbook against a world by the engine's rules, the clock jumping over every wait. */
export async function walk(
  runbook: Runbook,
  world: Stage,
  variables: StepContext['variables'],
  decide: (prompt: string) => Json = () => ({ approved: true, by: 'U1' }),
): Promise<Walked> {
  const steps: { path: string; outcome: Outcome }[] = [];
  const start = startVariables(runbook, variables);
  if (!start.ok) throw new Error(start.message);
  let known = start.variables;
  let path = firstPath(runbook);
  for (;;) {
    const outcome = await finish(runbook, path, world, known, decide);
    steps.push({ path, outcome });
    if (outcome.kind === 'unknown') return { state: 'unknown', reason: outcome.reason, steps, variables: known };
    known = variablesAfter(runbook, path, outcome, known);
    const branch = outcome.kind === 'done' ? outcome.branch : undefined;
    const next = nextPath(runbook, path, outcome.kind === 'done' ? 'done' : 'failed', branch);
    if (next.kind === 'end') return { state: next.state, reason: next.reason, steps, variables: known };
    if (next.kind !== 'step') throw new Error(`${path} stands in a thread: only the engine follows threads`);
    ({ path } = next);
  }
}

/** Takes turns of one step until it ends. */
export async function finish(
  runbook: Runbook,
  path: string,
  world: Stage,
  variables: StepContext['variables'],
  decide: (prompt: string) => Json = () => ({ approved: true, by: 'U1' }),
): Promise<Exclude<Outcome, { kind: 'waiting' | 'retry' | 'fork' }>> {
  const startedAt = world.now();
  let memo: Json = null;
  let attempt = 1;
  for (let turn = 0; turn < 1000; turn++) {
    const context = contextIn(world, { variables, memo, attempt, startedAt, key: `run-1/${path}` });
    const plan = await planStep(runbook, path, context);
    if (plan?.kind === 'change') ({ memo } = plan.change);
    const outcome: Outcome =
      plan?.kind === 'settled' ? plan.outcome : await executeStep(runbook, path, { ...context, memo });
    if (outcome.kind === 'fork') throw new Error(`${path} starts threads: only the engine follows them`);
    if (outcome.kind === 'retry') {
      await world.pass(outcome.afterMs);
      attempt += 1;
    } else if (outcome.kind !== 'waiting') return outcome;
    else if (outcome.for.kind === 'approval') memo = decide(outcome.for.prompt);
    else if (outcome.for.kind === 'time') {
      ({ memo } = outcome);
      await world.pass(Math.max(0, outcome.for.until.getTime() - world.now().getTime()));
    }
  }
  throw new Error(`step ${path} takes more than 1000 turns`);
}
