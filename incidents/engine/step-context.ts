import type { StepContext } from '#runbooks/execute-step.ts';
import { variablesAt } from '#runbooks/run-scope.ts';
import type { Deps } from '#incidents/deps.ts';
import { portsOf } from './step-ports.ts';
import type { Position } from './position.ts';

const never = new AbortController().signal;

/** What a step meets when it is its turn. */
export function stepContext(
  deps: Deps,
  { run, step, threads }: Pick<Position, 'run' | 'step' | 'threads'>,
  now: { readonly crashed?: boolean; readonly signal?: AbortSignal } = {},
): StepContext {
  return {
    variables: variablesAt(step.path, run.variables, threads),
    memo: step.memo,
    attempt: step.tries,
    key: `${run.id}/${step.path}`,
    startedAt: step.startedAt ?? deps.clock.now(),
    now: () => deps.clock.now(),
    waitScale: deps.policy.waitScale,
    ports: portsOf(deps),
    crashed: now.crashed ?? false,
    signal: now.signal ?? never,
  };
}
