import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobPayloads } from '#domain/jobs.ts';
import { people } from '#sandbox/slack/seed.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { type FirebreakProcess, firebreakProcess } from '#tests/support/firebreak-process.ts';
import { buttonsOf, incidentChannels, pinnedCard } from '#tests/support/incident-in-slack.ts';
import { type OutsideWorld, startOutsideWorld } from '#tests/support/outside-world.ts';
import { jobsLeft } from '#tests/support/jobs-left.ts';
import { dropSuiteDatabase, suiteDatabase } from '#tests/support/suite-postgres.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const patienceMs = 120_000;
const began = '2026-03-01T03:00:00.000Z';
const services = Array.from({ length: 30 }, (_, index) => `tenant-gateway-${String(index + 1).padStart(2, '0')}`);

describe('two replicas on one PostgreSQL in a storm of alerts', { timeout: 300_000 }, () => {
  let world: OutsideWorld;
  let replicas: readonly FirebreakProcess[];
  let databaseUrl: string;
  let database: Database;

  beforeAll(async () => {
    databaseUrl = await suiteDatabase('empty');
    // Thirty channels in a minute are more than Slack allows; how Firebreak lives with that is another story.
    world = await startOutsideWorld({ rateLimits: 'off' });
    replicas = await Promise.all(
      [1, 2].map(() => firebreakProcess({ world, database: { url: databaseUrl }, waitScale: 0.05 })),
    );
  });
  afterAll(async () => {
    await database?.close();
    await Promise.all((replicas ?? []).map((replica) => replica.remove()));
    await world?.stop();
    await dropSuiteDatabase(databaseUrl);
  });

  /** Delivers every service's alert to both replicas at once, as a pair of Alertmanagers does that cannot gossip. */
  const deliverToBoth = async (status: 'firing' | 'resolved'): Promise<Receipts> => {
    const answers = await Promise.all(
      services.flatMap((service) => replicas.map((replica) => deliver(replica, service, status))),
    );
    const sum = (key: keyof Receipts) => answers.reduce((total, answer) => total + answer[key], 0);
    return { firing: sum('firing'), resolved: sum('resolved'), repeated: sum('repeated') };
  };
  const channels = () => incidentChannels(world.workspace, people.maya.id);
  const noJobsLeft = () =>
    waitFor('every job to be done', async () => (await jobsLeft(database.db)) === 0, { timeoutMs: patienceMs });

  it('both start at once on an empty database', async () => {
    await Promise.all(replicas.map((replica) => replica.start()));
    database = await openDatabase({ kind: 'postgres', url: databaseUrl });
    const [first] = replicas;
    world.workspace.setRequestUrl(`${first?.url}/slack/events`);
    for (const replica of replicas)
      expect(await (await fetch(`${replica.url}/readyz`)).json()).toMatchObject({ ready: true });
  });

  it('schedule one sweep a minute between them, which its handler can read', async () => {
    const { rows } = await sql<{ data: unknown }>`select data from pgboss.schedule where name = 'sweep'`.execute(
      database.db,
    );
    expect(rows.map(({ data }) => jobPayloads.sweep.safeParse(data).success)).toEqual([true]);
  });

  it('count each alert as new once, however many copies arrive', async () => {
    expect(await deliverToBoth('firing')).toEqual({ firing: 30, resolved: 0, repeated: 30 });
    expect(await deliverToBoth('firing')).toEqual({ firing: 0, resolved: 0, repeated: 60 });
  });

  it('open exactly one incident for each service and lose no alert', async () => {
    await noJobsLeft();
    const incidents = await database.db.selectFrom('incidents').select('service').orderBy('service').execute();
    expect(incidents.map(({ service }) => service)).toEqual(services);
    const alerts = await database.db.selectFrom('alerts').select(['service', 'incident']).orderBy('service').execute();
    expect(alerts.map(({ service }) => service)).toEqual(services);
    expect(new Set(alerts.map(({ incident }) => incident ?? 'none')).size).toBe(30);
  });

  it('open exactly one channel with one pinned card for each incident', () => {
    expect(
      channels()
        .map(({ name }) => name.replace(/^inc-\d+-.*?-on-/, ''))
        .toSorted(),
    ).toEqual(services);
    for (const channel of channels()) {
      expect(channel.pinned).toHaveLength(1);
      const cards = said(channel.id).filter((message) => buttonsOf(message).includes('incident.resolve'));
      expect(cards).toEqual([pinnedCard(world.workspace, people.maya.id, channel)]);
    }
  });

  it('wake the on-call at most once for each incident', () => {
    const triggered = world.platform.pages().filter(({ action }) => action === 'trigger');
    expect(new Set(triggered.map(({ dedupKey }) => dedupKey)).size).toBe(triggered.length);
  });

  it('end each incident once when both hear that it is over', async () => {
    expect(await deliverToBoth('resolved')).toEqual({ firing: 0, resolved: 30, repeated: 30 });
    await noJobsLeft();
    const states = await database.db.selectFrom('incidents').select('state').distinct().execute();
    expect(states).toEqual([{ state: 'resolved' }]);
    for (const channel of channels()) {
      expect(said(channel.id).filter(({ text }) => /is over\./.test(text))).toHaveLength(1);
    }
  });

  it('stop cleanly together', async () => {
    expect(await Promise.all(replicas.map((replica) => replica.stop()))).toEqual([0, 0]);
  });

  function said(channel: string) {
    return world.workspace
      .view(people.maya.id)
      .messages.filter((message) => message.channel === channel && message.user === world.workspace.botUserId);
  }
});

interface Receipts {
  readonly firing: number;
  readonly resolved: number;
  readonly repeated: number;
}

async function deliver(replica: FirebreakProcess, service: string, status: 'firing' | 'resolved'): Promise<Receipts> {
  const labels = { alertname: 'HighErrorRate', service, namespace: 'gateways', severity: 'critical' };
  const alert = {
    status,
    labels,
    annotations: { summary: `${service} fails 12% of its requests` },
    startsAt: began,
    endsAt: status === 'resolved' ? '2026-03-01T03:30:00.000Z' : '0001-01-01T00:00:00Z',
  };
  const response = await fetch(`${replica.url}/webhooks/alertmanager`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${replica.webhookToken}` },
    body: JSON.stringify({ version: '4', status, alerts: [alert] }),
  });
  expect(response.status).toBe(202);
  return (await response.json()) as Receipts;
}
