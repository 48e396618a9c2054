import { randomUUID } from 'node:crypto';
import type { RunState } from '#domain/run.ts';
import type { Deps } from '#incidents/deps.ts';
import { proposeRun } from '#incidents/propose-run.ts';
import { incidentByNumber, insertIncident } from '#store/repositories/incidents.ts';
import { type Effect, effectsOfEverything, effectsOfUndone } from './effects.ts';
import { matrixNamespace } from './matrix-cluster.ts';
import type { MatrixRunbooks } from './matrix-runbooks.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** A run of the crash matrix, with objects of its own in the world. */
export interface MatrixRun {
  readonly id: string;
  readonly incident: number;
  readonly service: string;
  readonly effects: readonly Effect[];
  /** How it has to end. */
  readonly ends: RunState;
}

/** Begins the run number `index`: every fourth, from the second on, fails and takes back what it did; every third asks before it acts. */
export async function beginMatrixRun(
  deps: Deps,
  world: MatrixWorld,
  runbooks: MatrixRunbooks,
  index: number,
): Promise<MatrixRun> {
  const fails = index % 4 === 1;
  const service = `m${index}`;
  await world.cluster.addTarget(service);
  const now = deps.clock.now();
  const id = randomUUID();
  const incident = await deps.db.transaction().execute(async (trx) => {
    const number = await insertIncident(
      trx,
      {
        title: `Crash matrix ${service}`,
        severity: 'sev3',
        severityReason: 'the crash matrix',
        service,
        namespace: matrixNamespace,
        cluster: null,
        tenant: null,
      },
      now,
    );
    await deps.queue.send(trx, 'open-channel', { incident: number });
    const opened = await incidentByNumber(trx, number);
    if (opened === null) throw new Error(`INC-${number} was not opened`);
    const proposed = await proposeRun(deps, trx, {
      id,
      incident: opened,
      runbook: fails ? runbooks.undone : runbooks.everything,
      variables: { service, namespace: matrixNamespace },
      startedBy: 'firebreak',
      needsApproval: index % 3 === 2,
      preview: [],
    });
    if (proposed.kind !== 'proposed') throw new Error(`not proposed: ${JSON.stringify(proposed)}`);
    return number;
  });
  const [ends, effects] = fails
    ? (['failed', effectsOfUndone] as const)
    : (['succeeded', effectsOfEverything] as const);
  return { id, incident, service, effects, ends };
}
