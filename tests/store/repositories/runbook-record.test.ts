import { expect, it } from 'vitest';
import { runbookCounts } from '#store/repositories/runbook-record.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { aRun } from './a-run.ts';
import { pastAlert, pastIncident, pastRun } from './past.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the record of runbooks', (databases) => {
  const store = useDatabase(databases);
  const countsOf = async (service: string, asked: { since?: Date; now?: Date } = {}) => {
    const counts = await runbookCounts(store.db, { since: at(-60), now: at(60), ...asked });
    return counts.filter((count) => count.service === service);
  };
  const ran = async (service: string, past: Omit<Parameters<typeof pastRun>[1], 'incident'>, alertEnds?: number) => {
    const incident = await pastIncident(store, { service });
    await pastAlert(store, { incident, from: 0, ...(alertEnds !== undefined && { to: alertEnds }) });
    await pastRun(store, { incident, ...past });
  };

  it('counts what helped, what failed and what people rejected, by runbook, class and service', async () => {
    const service = 'auth';
    await ran(service, { state: 'succeeded' }, 6);
    await ran(service, { state: 'failed' }, 6);
    await ran(service, { state: 'rejected', began: false, changed: false }, 6);
    await ran(service, { state: 'succeeded', runbook: 'scale' }, 6);
    const place = { class: 'application.high_latency', service };
    expect((await countsOf(service)).toSorted((a, b) => (a.runbook < b.runbook ? -1 : 1))).toEqual([
      { ...place, runbook: 'restart', helped: 1, failed: 1, rejected: 1 },
      { ...place, runbook: 'scale', helped: 1, failed: 0, rejected: 0 },
    ]);
  });

  it('does not believe a success whose alerts fired ten minutes later', async () => {
    await ran('billing', { state: 'succeeded' }, 15);
    expect(await countsOf('billing')).toMatchObject([{ helped: 1, failed: 0 }]);
    await ran('billing', { state: 'succeeded' }, 16);
    await ran('billing', { state: 'succeeded' });
    expect(await countsOf('billing')).toMatchObject([{ helped: 1, failed: 2 }]);
  });

  it('waits those ten minutes before it says that a run did not help', async () => {
    await ran('portal', { state: 'succeeded' });
    expect(await countsOf('portal', { now: at(14) })).toEqual([]);
    expect(await countsOf('portal', { now: at(15) })).toMatchObject([{ failed: 1 }]);
  });

  it('believes a success that changed nothing, whatever fires', async () => {
    await ran('mail', { state: 'succeeded', changed: false });
    expect(await countsOf('mail')).toMatchObject([{ helped: 1, failed: 0 }]);
  });

  it('does not hold an alert against a run that began to fire after it', async () => {
    const incident = await pastIncident(store, { service: 'quiet' });
    await pastRun(store, { incident, state: 'succeeded' });
    await pastAlert(store, { incident, from: 7 });
    expect(await countsOf('quiet')).toMatchObject([{ helped: 1, failed: 0 }]);
  });

  it('learns nothing from a run that failed before its first step, was cancelled, is not over, or is too old', async () => {
    await ran('late', { state: 'failed', began: false, changed: false }, 6);
    await ran('late', { state: 'cancelled' }, 6);
    await aRun(store, { incident: await pastIncident(store, { service: 'late' }) });
    expect(await countsOf('late')).toEqual([]);
    await ran('late', { state: 'succeeded' }, 6);
    expect(await countsOf('late', { since: at(0) })).toEqual([]);
  });
});
