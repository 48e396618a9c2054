import { randomUUID } from 'node:crypto';
import type { Deps } from '#incidents/deps.ts';
import { proposeRun } from '#incidents/propose-run.ts';
import { parseRunbook } from '#runbooks/reading/parse-runbook.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { incidentByNumber, insertIncident } from '#store/repositories/incidents.ts';
import { standUpFirebreak } from '#tests/bench/firebreak-stand.ts';
import type { StepEngine, StepEngineKind } from '#tests/bench/step-engine.ts';
import { waveOf, type StepTimes } from '#tests/bench/wave-of.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const patienceMs = 300_000;

/**
 * The whole app on PostgreSQL, with all its workers. Every run belongs to an incident of its own, as the store wants
 * it, and does its steps through the queue as after an approval.
 */
export const firebreakEngine: StepEngineKind = {
  id: 'firebreak',
  what: 'Firebreak',
  async start(databaseUrl): Promise<StepEngine> {
    const database = { kind: 'postgres', url: databaseUrl } as const;
    const stand = await standUpFirebreak({ database, slackLimits: 'off', platform: false });
    const { deps } = stand.app;
    return {
      async wave(runs, steps) {
        const runbook = runbookOf(steps);
        const incidents: number[] = [];
        for (let count = 0; count < runs; count += 1) incidents.push(await openIncident(deps));
        const askedMs = Date.now();
        const ids = await Promise.all(incidents.map((number) => startRun(deps, number, runbook)));
        await untilAllSucceeded(deps, ids);
        return waveOf(askedMs, await timesOf(deps, ids), steps);
      },
      stop: () => stand.stop(),
    };
  },
};

/** A line of steps that compare two numbers and go on: the least that a step can do. */
function runbookOf(steps: number): Runbook {
  const step = [
    '  - type: conditional',
    '    condition: "incident < 1"',
    '    if_true:',
    '      - type: wait',
    '        for: 1s',
  ];
  const source = ['name: trivial-steps', 'trigger:', '  classification: application.high_latency', 'steps:']
    .concat(...Array.from({ length: steps }, () => step))
    .join('\n');
  const parsed = parseRunbook(source, 'trivial-steps.yml');
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.runbook;
}

function openIncident(deps: Deps): Promise<number> {
  const incident = {
    title: 'A run to be measured',
    severity: 'sev4',
    severityReason: 'nothing is wrong',
    service: null,
    namespace: null,
    cluster: null,
    tenant: null,
  } as const;
  return deps.db.transaction().execute((trx) => insertIncident(trx, incident, deps.clock.now()));
}

async function startRun(deps: Deps, number: number, runbook: Runbook): Promise<string> {
  const incident = await incidentByNumber(deps.db, number);
  if (incident === null) throw new Error(`there is no INC-${number}`);
  const id = randomUUID();
  const proposal = {
    id,
    incident,
    runbook,
    variables: { incident: number },
    startedBy: 'firebreak',
    needsApproval: false,
    preview: [],
  };
  const proposed = await deps.db.transaction().execute((trx) => proposeRun(deps, trx, proposal));
  if (proposed.kind !== 'proposed') throw new Error(`the run was not started: ${JSON.stringify(proposed)}`);
  return id;
}

/** Resolves when every run has ended; throws when one did not succeed. */
async function untilAllSucceeded(deps: Deps, ids: readonly string[]): Promise<void> {
  const ended = await waitFor(
    'the runs to end',
    async () => {
      const query = deps.db.selectFrom('runs').select(['state', 'reason']).where('id', 'in', ids);
      const rows = await query.where('finished_at', 'is not', null).execute();
      return rows.length === ids.length && rows;
    },
    { timeoutMs: patienceMs, everyMs: 50 },
  );
  const other = ended.find(({ state }) => state !== 'succeeded');
  if (other) throw new Error(`a run ended as ${other.state}: ${other.reason ?? 'it does not say why'}`);
}

async function timesOf(deps: Deps, ids: readonly string[]): Promise<readonly (readonly StepTimes[])[]> {
  const rows = await deps.db
    .selectFrom('run_steps')
    .select(['run', 'started_at', 'finished_at'])
    .where('run', 'in', ids)
    .where('state', '=', 'done')
    .orderBy('position')
    .execute();
  const byRun = Map.groupBy(rows, ({ run }) => run);
  return ids.map((id) =>
    (byRun.get(id) ?? []).flatMap(({ started_at: started, finished_at: finished }) =>
      started === null || finished === null ? [] : [{ startedMs: started.getTime(), endedMs: finished.getTime() }],
    ),
  );
}
