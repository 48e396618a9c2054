import type { Incident } from '#domain/incident.ts';
import type { Json, PreviewedStep } from '#domain/run.ts';
import { previewStep } from '#runbooks/execute-step.ts';
import { flatten, threadsAround } from '#runbooks/flow.ts';
import { startVariables } from '#runbooks/run-variables.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { changesSince } from '#store/repositories/changes.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import type { Deps } from './deps.ts';
import { previewOf } from './engine/preview-of.ts';
import { portsOf } from './engine/step-ports.ts';
import { judgeChange, recentMs } from './rules/guardrails/judge-change.ts';

export interface PreviewRequest {
  readonly runbook: Runbook;
  readonly incident: Incident;
  readonly variables: Readonly<Record<string, Json>>;
  readonly inputs?: Readonly<Record<string, Json>>;
}

/**
 * What a runbook would change, step by step, found out by reading and by dry runs alone. A step whose values are known
 * only in its turn says so, and is asked about then. Nothing here throws: what cannot be told is said.
 */
export async function previewRun(deps: Deps, request: PreviewRequest): Promise<readonly PreviewedStep[]> {
  const { runbook } = request;
  const start = startVariables(runbook, request.variables, request.inputs);
  if (!start.ok) return [];
  const changing = flatten(runbook).filter(({ step, path }) => step.body.plan !== null && !path.includes('.undo['));
  const signal = AbortSignal.timeout(deps.policy.evidenceTimeoutMs);
  const facts = await guardrailFacts(deps, request.incident);
  return Promise.all(
    changing.map(({ path, step }) =>
      previewOne(deps, request, start.variables, path, step.body.describe, signal, facts),
    ),
  );
}

type Facts = Parameters<typeof judgeChange>[1];

async function guardrailFacts(deps: Deps, incident: Incident): Promise<Facts> {
  const now = deps.clock.now();
  const recent = await changesSince(deps.db, new Date(now.getTime() - recentMs(deps.policy.guardrails)));
  const stopped = await currentStop(deps.db);
  return { now, run: '', severity: incident.severity, stopped, recent, disruption: null };
}

async function previewOne(
  deps: Deps,
  { runbook, incident }: PreviewRequest,
  variables: Readonly<Record<string, Json>>,
  path: string,
  describe: (say: (template: string) => string) => string,
  signal: AbortSignal,
  facts: Facts,
): Promise<PreviewedStep> {
  const unseen = (obstacle: string): PreviewedStep => {
    const title = describe((template) => template);
    return { path, title, difference: [], pods: null, notes: [], version: null, subject: null, obstacle };
  };
  if (threadsAround(path).length > 0) return unseen('its values are known only in its turn');
  try {
    const plan = await previewStep(runbook, path, {
      variables,
      memo: null,
      attempt: 1,
      key: `preview/INC-${incident.number}/${path}`,
      startedAt: facts.now,
      now: () => deps.clock.now(),
      waitScale: deps.policy.waitScale,
      ports: portsOf(deps),
      crashed: false,
      signal,
    });
    if (plan === null) return unseen('it cannot be simulated');
    if (plan.kind === 'settled') return unseen(sayOutcome(plan.outcome));
    const disruption = plan.change.blast.disruption ?? null;
    const judgement = judgeChange(plan.change, { ...facts, disruption }, deps.policy.guardrails);
    const obstacle = judgement.verdict === 'allow' ? null : judgement.findings.map(({ reason }) => reason).join(' ');
    return previewOf(path, plan.change, obstacle);
  } catch (error) {
    deps.log.error({ err: error, runbook: runbook.name, path }, 'a step could not be simulated');
    return unseen('it could not be simulated');
  }
}

function sayOutcome(outcome: { readonly kind: string; readonly summary?: string; readonly reason?: string }): string {
  return outcome.summary ?? outcome.reason ?? outcome.kind;
}
