import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type Demo, startDemo } from '#app/demo.ts';
import type { ChannelView } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { incidentChannels, pinnedCard, saidBy } from '#tests/support/incident-in-slack.ts';
import { startRealAlertmanager } from '#tests/support/real-alertmanager.ts';
import { startRealPrometheus } from '#tests/support/real-prometheus.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';

const maya = people.maya.id;
const patienceMs = 90_000;

describe('a rule of a real Prometheus', { timeout: 200_000 }, () => {
  let demo: Demo;
  const started: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    demo = await startDemo({ port: 0, log: pino({ level: 'silent' }) });
    // Only the real Alertmanager speaks here.
    demo.platform.setAlertReceiver(null);
  });
  afterEach(async () => {
    for (const part of started.splice(0).toReversed()) await part.stop();
  });
  afterAll(async () => {
    await demo.stop();
  });

  const orSkip = <T extends { stop(): Promise<void> }>(
    context: TestContext,
    part: T | { readonly skipped: string },
  ): T => {
    if ('skipped' in part) return context.skip(part.skipped);
    started.push(part);
    return part;
  };
  const channelOf = (service: string): Promise<ChannelView> =>
    demo.workspace.waitFor(
      () => incidentChannels(demo.workspace, maya).find(({ name }) => name.endsWith(`-on-${service}`)),
      `a channel for ${service}`,
      patienceMs,
    );
  const cardToSay = (channel: ChannelView, what: RegExp): Promise<boolean> =>
    demo.workspace.waitFor(
      () => {
        const card = pinnedCard(demo.workspace, maya, channel);
        return card !== undefined && what.test(saidBy(card));
      },
      `the card to say ${what}`,
      patienceMs,
    );
  const alertOf = (service: string) =>
    demo.app.deps.db.selectFrom('alerts').selectAll().where('service', '=', service).execute();
  const address = () => new URL(demo.app.url).host;

  it('opens an incident through a real Alertmanager, and ends it when it stops firing', async (context) => {
    const switchable = await startSwitch('member-portal');
    started.push(switchable);
    const { webhookToken } = demo.secrets;
    const webhooks = [{ url: `${demo.app.url}/webhooks/alertmanager`, bearerToken: webhookToken }];
    const alertmanager = orSkip(context, await startRealAlertmanager({ webhooks }));
    const alertmanagers = [{ address: alertmanager.address }];
    orSkip(context, await startRealPrometheus({ ...ruleAbout(switchable), alertmanagers }));

    const channel = await channelOf('member-portal');
    await cardToSay(channel, /SwitchedOn on member-portal/);
    expect(await alertOf('member-portal')).toMatchObject([
      { source: 'alertmanager', name: 'SwitchedOn', severity_hint: 'sev1', summary: 'member-portal is switched on' },
    ]);

    switchable.turnOff();
    await cardToSay(channel, /Resolved/);
    expect(await alertOf('member-portal')).toMatchObject([{ status: 'resolved', resolved_by: 'sender' }]);
  });

  it('opens an incident when pushed straight at Firebreak, and ends it when it stops firing', async (context) => {
    const switchable = await startSwitch('notification-hub');
    started.push(switchable);
    const alertmanagers = [{ address: address(), bearerToken: demo.secrets.webhookToken }];
    orSkip(context, await startRealPrometheus({ ...ruleAbout(switchable), alertmanagers }));

    const channel = await channelOf('notification-hub');
    await cardToSay(channel, /SwitchedOn on notification-hub/);
    const [pushed] = await alertOf('notification-hub');
    expect(pushed).toMatchObject({ source: 'prometheus', status: 'firing', severity_hint: 'sev1' });
    expect(pushed?.expires_at?.getTime()).toBeGreaterThan(pushed?.starts_at.getTime() ?? Infinity);

    switchable.turnOff();
    await cardToSay(channel, /Resolved/);
    expect(await alertOf('notification-hub')).toMatchObject([{ status: 'resolved', resolved_by: 'sender' }]);
  });
});

/** A service with one gauge, which Prometheus scrapes: 1 until it is turned off. */
interface Switch extends TinyServer {
  readonly service: string;
  turnOff(): void;
}

async function startSwitch(service: string): Promise<Switch> {
  let value = 1;
  const server = await startTinyServer(() => ({
    headers: { 'content-type': 'text/plain; version=0.0.4' },
    body: `# TYPE switched_on gauge\nswitched_on{service="${service}",namespace="members"} ${value}\n`,
  }));
  return {
    ...server,
    service,
    turnOff: () => {
      value = 0;
    },
  };
}

function ruleAbout({ service, address }: Switch) {
  return {
    scrape: [{ job: 'switches', targets: [address] }],
    ruleGroups: [
      {
        name: 'switches',
        rules: [
          {
            alert: 'SwitchedOn',
            expr: `switched_on{service="${service}"} == 1`,
            labels: { severity: 'critical' },
            annotations: { summary: '{{ $labels.service }} is switched on' },
          },
        ],
      },
    ],
  };
}
