import { randomUUID } from 'node:crypto';
import type { AlertClass } from '#domain/classification.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { insertStep } from '#store/repositories/run-steps.ts';
import { updateRun } from '#store/repositories/runs.ts';
import { aRun } from './a-run.ts';
import { at, type OpenDatabase } from './use-database.ts';

/** An incident of a class that began at a minute. */
export async function pastIncident(
  store: OpenDatabase,
  past: { readonly service: string; readonly label?: AlertClass; readonly minute?: number },
): Promise<number> {
  const { service, label = 'application.high_latency', minute = 0 } = past;
  const incident = await store.incident({ service }, at(minute));
  const classification = { label, confidence: 0.9, top: [], reasons: [], abstained: null, model: 'm' };
  await store.write((trx) => updateIncident(trx, incident, { classification }, at(minute)));
  return incident;
}

/** An alert of an incident that fires from a minute to another, or still. */
export async function pastAlert(
  store: OpenDatabase,
  alert: { readonly incident: number | null; readonly from: number; readonly to?: number; readonly service?: string },
): Promise<void> {
  const { incident, from, to, service = 'claims-api' } = alert;
  await store.write(async (trx) => {
    const delivery = await trx
      .insertInto('deliveries')
      .values({ source: 'alertmanager', received_at: at(from), alert_count: 1, truncated_count: 0, body: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('alerts')
      .values({
        delivery: delivery.id,
        source: 'alertmanager',
        fingerprint: randomUUID(),
        status: to === undefined ? 'firing' : 'resolved',
        name: 'HighLatencyP99',
        summary: '',
        description: '',
        service,
        severity_hint: 'sev2',
        labels: '{}',
        annotations: '{}',
        starts_at: at(from),
        ends_at: to === undefined ? null : at(to),
        received_at: at(from),
        incident,
      })
      .execute();
  });
}

/** A run that began at minute 0 and is over at minute 5, having begun its first step and changed something unless said otherwise. */
export async function pastRun(
  store: OpenDatabase,
  past: {
    readonly incident: number;
    readonly state: 'succeeded' | 'failed' | 'cancelled' | 'rejected';
    readonly runbook?: string;
    readonly began?: boolean;
    readonly changed?: boolean;
  },
): Promise<void> {
  const { incident, state, runbook = 'restart', began = true, changed = true } = past;
  const { id } = await aRun(store, { incident, runbook });
  await store.write(async (trx) => {
    const path = 'steps[0]';
    await insertStep(trx, { run: id, path, thread: '', type: 'kubernetes', title: 'Restart' });
    if (began)
      await trx
        .updateTable('run_steps')
        .set({ started_at: at(1), state: 'done' })
        .where('run', '=', id)
        .execute();
    const change = {
      run: id,
      path,
      system: 'kubernetes',
      target: 'deployment/x',
      action: 'rollout_restart',
      pods: 2,
    } as const;
    if (changed)
      await trx
        .insertInto('changes')
        .values({ ...change, at: at(1) })
        .execute();
    await updateRun(trx, id, { state, reason: 'so it ended' }, at(5));
  });
}
