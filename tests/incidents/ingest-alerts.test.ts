import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ingestAlerts, type IncomingAlert } from '#incidents/ingest-alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { anAlert, resolved } from './alerts.ts';

const test = useTestDeps();

const ingest = (alerts: readonly IncomingAlert[]) =>
  ingestAlerts(test.deps, { source: 'alertmanager', alerts, truncatedCount: 0, body: '{"as":"it came"}' });
const stored = ({ fingerprint }: Pick<IncomingAlert, 'fingerprint'>) =>
  test.deps.db.selectFrom('alerts').selectAll().where('fingerprint', '=', fingerprint).execute();

describe('ingestAlerts', () => {
  it('gives a receipt for what it stored, and sends one job with every alert that changed', async () => {
    const [one, other] = [anAlert(), anAlert()];
    const receipt = await ingest([one, other]);
    expect(receipt).toEqual({
      delivery: receipt.delivery,
      received: 2,
      firing: 2,
      resolved: 0,
      repeated: 0,
      truncated: 0,
    });
    const rows = [...(await stored(one)), ...(await stored(other))];
    const jobs = await test.jobs('correlate-alerts');
    expect(new Set(jobs.at(-1)?.payload.alerts)).toEqual(new Set(rows.map(({ id }) => id)));
    expect(rows.map(({ delivery }) => delivery)).toEqual([receipt.delivery, receipt.delivery]);
  });

  it('changes nothing for a repeated delivery, says so, and sends no job', async () => {
    const alert = anAlert();
    await ingest([alert]);
    const jobs = await test.jobs('correlate-alerts');
    expect(await ingest([alert])).toMatchObject({ received: 1, firing: 0, resolved: 0, repeated: 1 });
    expect(await test.jobs('correlate-alerts')).toEqual(jobs);
  });

  it('counts what ended', async () => {
    const alert = anAlert();
    await ingest([alert]);
    expect(await ingest([resolved(alert)])).toMatchObject({ firing: 0, resolved: 1, repeated: 0 });
  });

  it('keeps the body as it came, and how many alerts the sender left out', async () => {
    const delivery = { source: 'alertmanager', alerts: [anAlert()], truncatedCount: 7, body: '{"as": "it  came"}' };
    const { delivery: id, truncated } = await ingestAlerts(test.deps, delivery);
    expect(truncated).toBe(7);
    const row = await test.deps.db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ body: '{"as": "it  came"}', truncated_count: 7, received_at: test.clock.now() });
  });

  it('takes an alert without a start for the firing that is under way', async () => {
    const alert = anAlert({ startsAt: new Date('2026-03-01T02:00:00Z') });
    await ingest([alert]);
    expect(await ingest([{ ...alert, startsAt: null }])).toMatchObject({ firing: 0, repeated: 1 });
    expect(await stored(alert)).toHaveLength(1);
  });

  it('lets an alert without a start begin now where none is under way', async () => {
    const alert = anAlert();
    await ingest([{ ...alert, startsAt: null }]);
    expect(await stored(alert)).toMatchObject([{ starts_at: test.clock.now() }]);
  });

  it('stores nothing at all when the job cannot be sent', async () => {
    const alert = anAlert();
    const before = await test.deps.db.selectFrom('deliveries').select('id').execute();
    await sql`alter table pgboss.job add constraint no_room check (data is null) not valid`.execute(test.deps.db);
    try {
      await expect(ingest([alert])).rejects.toThrow('no_room');
    } finally {
      await sql`alter table pgboss.job drop constraint no_room`.execute(test.deps.db);
    }
    expect(await stored(alert)).toEqual([]);
    expect(await test.deps.db.selectFrom('deliveries').select('id').execute()).toHaveLength(before.length);
  });

  it('sends no job when the alerts cannot be stored', async () => {
    const jobs = await test.jobs('correlate-alerts');
    const good = anAlert();
    const bad = { ...anAlert(), summary: 'NUL is no text: \0' };
    await expect(ingest([good, bad])).rejects.toThrow(/unicode|\\u0000|0x00/i);
    expect(await stored(good)).toEqual([]);
    expect(await test.jobs('correlate-alerts')).toEqual(jobs);
  });
});
