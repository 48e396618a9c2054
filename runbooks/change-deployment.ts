import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Json, Outcome } from '#domain/run.ts';
import {
  deploymentMemoSchema,
  type DeploymentAction,
  type DeploymentMemo,
  type DeploymentTarget,
} from './deployment-action.ts';
import type { Deployment } from './ports.ts';
import type { StepRun } from './step-type.ts';

const pollMs = 2000;
const mostDoubts = 5;
const defaultTimeoutMs = 5 * 60_000;

/**
 * Changes a deployment once, in jobs that can each be repeated: decide and dry-run, then write, then watch the rollout.
 * What is about to be written is remembered before it is written, and every write carries the step's key; so after a
 * crash or a lost answer the step reads the deployment and knows whether its change is there, is not there, or cannot
 * be told (`unknown`). A conflict means that nothing was written, as does any failure before
 * the first memo: look again and decide again.
 */
export async function changeDeployment(
  action: DeploymentAction,
  target: DeploymentTarget,
  run: StepRun,
): Promise<Outcome> {
  try {
    return await takeTurn(action, target, run);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const nothingWritten = error.code === 'Conflict' || (run.memo === null && error.retry.kind === 'uncertain');
    if (!nothingWritten) throw error;
    return { kind: 'retry', afterMs: pollMs * run.waitScale, reason: error.message };
  }
}

async function takeTurn(action: DeploymentAction, target: DeploymentTarget, run: StepRun): Promise<Outcome> {
  const parsed = deploymentMemoSchema.safeParse(run.memo);
  const memo = parsed.success ? parsed.data : null;
  if (memo?.phase === 'rollout') return watch(action, target, memo, run);
  const deployment = await read(target, memo, run);
  if ('kind' in deployment) return deployment;
  if (memo === null) return decide(action, target, deployment, run);
  return write(action, target, memo, deployment, run);
}

async function decide(
  action: DeploymentAction,
  target: DeploymentTarget,
  deployment: Deployment,
  run: StepRun,
): Promise<Outcome> {
  const at = run.now();
  const memo = {
    phase: 'write',
    at: at.toISOString(),
    generation: deployment.generation,
    from: deployment.replicas,
    replicas: deployment.replicas,
    doubts: 0,
  } as const satisfies DeploymentMemo;
  if (action.mark(deployment) === run.key) {
    return watch(action, target, { ...memo, at: run.startedAt.toISOString() }, run);
  }
  const plan = action.plan(deployment, run.variables);
  switch (plan.kind) {
    case 'refuse':
      return { kind: 'failed', reason: `cannot ${action.verb} deployment ${say(target)}: ${plan.reason}` };
    case 'nothing': {
      const summary = `deployment ${say(target)}: ${plan.summary}, nothing to ${action.verb}`;
      return { kind: 'done', output: outputOf(deployment, 0), summary };
    }
    case 'change': {
      const request = { key: run.key, at, replicas: plan.replicas, dryRun: true };
      await action.write(run.ports.kubernetes, deployment, request);
      const summary = `dry run accepted: ${action.verb} deployment ${say(target)}`;
      return later(0, { ...memo, replicas: plan.replicas }, summary, run);
    }
  }
}

async function write(
  action: DeploymentAction,
  target: DeploymentTarget,
  memo: DeploymentMemo,
  deployment: Deployment,
  run: StepRun,
): Promise<Outcome> {
  const mayBeDone = run.crashed || memo.doubts > 0;
  if (action.mark(deployment) === run.key) return watch(action, target, memo, run);
  if (deployment.generation !== memo.generation) {
    if (!mayBeDone) return decide(action, target, deployment, run);
    if (action.achieved(deployment, memo)) return watch(action, target, memo, run);
    const moved = `its generation went from ${memo.generation} to ${deployment.generation} without this step's mark`;
    return { kind: 'unknown', reason: `whether the ${action.verb} of deployment ${say(target)} happened: ${moved}` };
  }
  const request = { key: run.key, at: new Date(memo.at), replicas: memo.replicas, dryRun: false };
  try {
    await action.write(run.ports.kubernetes, deployment, request);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retry.kind !== 'uncertain') throw error;
    return doubt(action, target, memo, error, run);
  }
  return watch(action, target, memo, run);
}

/** The answer to a write was lost: look again after a moment, by the mark, a bounded number of times. */
function doubt(
  action: DeploymentAction,
  target: DeploymentTarget,
  memo: DeploymentMemo,
  error: OutsideError,
  run: StepRun,
): Outcome {
  const doubts = memo.doubts + 1;
  if (doubts > mostDoubts) {
    return {
      kind: 'unknown',
      reason: `whether the ${action.verb} of deployment ${say(target)} happened: ${error.message}`,
    };
  }
  return later(pollMs, { ...memo, doubts }, `looking whether the ${action.verb} took effect: ${error.message}`, run);
}

/** Watches the rollout until it is complete. An API server that cannot answer for a while only prolongs the watching. */
async function watch(
  action: DeploymentAction,
  target: DeploymentTarget,
  memo: DeploymentMemo,
  run: StepRun,
): Promise<Outcome> {
  const rollout = { ...memo, phase: 'rollout' } as const;
  const elapsedMs = run.now().getTime() - new Date(memo.at).getTime();
  const timeoutMs = run.timeoutMs ?? defaultTimeoutMs;
  const expired = elapsedMs >= timeoutMs;
  let deployment: Deployment | null;
  try {
    deployment = await run.ports.kubernetes.deployment(target.namespace, target.name);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retry.kind === 'no') throw error;
    if (expired)
      return { kind: 'unknown', reason: `whether the rollout of ${say(target)} completed: ${error.message}` };
    return later(pollMs, rollout, `watching the rollout of ${say(target)}: ${error.message}`, run);
  }
  if (deployment === null)
    return { kind: 'failed', reason: `deployment ${say(target)} was deleted during its rollout` };
  const undone = action.undone(deployment, memo);
  if (undone !== null)
    return { kind: 'failed', reason: `the ${action.verb} of ${say(target)} did not last: ${undone}` };
  const progress = run.ports.kubernetes.rolloutComplete(deployment);
  if (progress.complete) {
    const superseded = action.mark(deployment) === run.key ? '' : ' (something else changed it meanwhile)';
    const summary = `${action.said(say(target), deployment, memo)} after ${sayDuration(elapsedMs)}${superseded}`;
    return { kind: 'done', output: outputOf(deployment, elapsedMs), summary };
  }
  if (progress.failed) {
    return { kind: 'failed', reason: `the rollout of deployment ${say(target)} failed: ${progress.message}` };
  }
  if (expired) {
    const waited = `is not complete after ${sayDuration(timeoutMs)}`;
    return { kind: 'failed', reason: `the rollout of deployment ${say(target)} ${waited}: ${progress.message}` };
  }
  return later(pollMs, rollout, progress.message, run);
}

/** The deployment, or the outcome that ends the step without one. A lost answer to a read is asked again. */
async function read(
  target: DeploymentTarget,
  memo: DeploymentMemo | null,
  run: StepRun,
): Promise<Deployment | Outcome> {
  let deployment: Deployment | null;
  try {
    deployment = await run.ports.kubernetes.deployment(target.namespace, target.name);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retry.kind === 'no' || memo === null) throw error;
    const doubts = memo.doubts + 1;
    if (doubts > mostDoubts)
      return { kind: 'unknown', reason: `deployment ${say(target)} cannot be read: ${error.message}` };
    return later(pollMs, { ...memo, doubts }, `reading deployment ${say(target)} again: ${error.message}`, run);
  }
  return (
    deployment ?? { kind: 'failed', reason: `there is no deployment ${target.name} in namespace ${target.namespace}` }
  );
}

function later(delayMs: number, memo: DeploymentMemo, summary: string, run: StepRun): Outcome {
  const until = new Date(run.now().getTime() + delayMs * run.waitScale);
  return { kind: 'waiting', for: { kind: 'time', until }, memo, summary };
}

function outputOf(deployment: Deployment, tookMs: number): Json {
  const { namespace, name, replicas, readyReplicas } = deployment;
  return { namespace, name, replicas, ready_replicas: readyReplicas, took_ms: tookMs };
}

function say(target: DeploymentTarget): string {
  return `${target.namespace}/${target.name}`;
}
