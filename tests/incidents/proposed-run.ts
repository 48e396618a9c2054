import { randomUUID } from 'node:crypto';
import type { Approval, PreviewedStep, Run } from '#domain/run.ts';
import type { Alert } from '#domain/alert.ts';
import { proposeRun } from '#incidents/propose-run.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { runById } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';

const tellingStep = '  - type: notification\n    channel: slack\n    message: "Looking at {{ service }}."\n';

/** A runbook that tells people something, and that its author calls risky all the same. */
export const telling: Runbook = withSteps(tellingStep, 'risk: medium\n');

/** The same without any risk. */
export const harmless: Runbook = withSteps(tellingStep);

/** A runbook whose first step asks people. */
export const asking: Runbook = withSteps(
  [
    '  - type: approval',
    '    message: "Go on with {{ service }}?"',
    '    expires: 10m',
    '  - type: notification',
    '    channel: slack',
    '    message: "Going on."',
  ].join('\n'),
  'risk: medium\n',
);

export interface ProposedRun {
  readonly incident: number;
  readonly alert: Alert;
  readonly run: Run;
}

/** An incident of its own with a run: started, or waiting for approval. */
export async function proposedRun(
  test: TestDeps,
  options: {
    readonly runbook?: Runbook;
    readonly needsApproval: boolean;
    readonly startedBy?: string;
    readonly preview?: readonly PreviewedStep[];
  },
): Promise<ProposedRun> {
  const { number, alert } = await openIncident(test);
  const incident = await incidentByNumber(test.deps.db, number);
  if (!incident) throw new Error(`there is no INC-${number}`);
  const id = randomUUID();
  const { runbook = telling, needsApproval, startedBy = 'firebreak', preview = [] } = options;
  const variables = {
    service: alert.service,
    namespace: alert.namespace,
    metrics: { p99_latency: 3400 },
    pool_max: 100,
  };
  const proposal = { id, incident, runbook, variables, startedBy, needsApproval, preview };
  const proposed = await test.write((trx) => proposeRun(test.deps, trx, proposal));
  if (proposed.kind !== 'proposed') throw new Error(`not proposed but ${JSON.stringify(proposed)}`);
  const run = await runById(test.deps.db, id);
  if (!run) throw new Error(`there is no run ${id}`);
  return { incident: number, alert, run };
}

/** A run that waits for approval, and the question. */
export async function askedRun(
  test: TestDeps,
  runbook?: Runbook,
  startedBy = 'firebreak',
): Promise<ProposedRun & { readonly approval: Approval }> {
  const proposed = await proposedRun(test, { needsApproval: true, startedBy, ...(runbook && { runbook }) });
  return { ...proposed, approval: await questionOf(test, proposed.run.id) };
}

/** The question that waits in a run. */
export async function questionOf(test: TestDeps, run: string): Promise<Approval> {
  const [approval] = await pendingApprovals(test.deps.db, run);
  if (!approval) throw new Error(`the run ${run} asks nothing`);
  return approval;
}
