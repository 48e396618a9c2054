import type { PaperPlatform } from './paper-platform.ts';
import type { PaperWorkspace } from './paper-workspace.ts';
import { channel, services } from './example-company.ts';

/** Seconds since the epoch at which the story begins: twelve minutes ago, so that its times read naturally. */
const begin = Math.floor(Date.now() / 1000) - 720;

/** A timestamp so many seconds into the story. */
export function at(seconds: number): string {
  return `${begin + seconds}.000100`;
}

/** The incident's card as an app would post it. */
export const incidentCard: readonly Record<string, unknown>[] = [
  { type: 'header', block_id: 'title', text: { type: 'plain_text', text: 'SEV2 · claims-api: p99 latency above 2 s' } },
  {
    type: 'section',
    block_id: 'facts',
    fields: [
      { type: 'mrkdwn', text: '*State*\n:large_orange_circle: Triggered' },
      { type: 'mrkdwn', text: '*Service*\n`claims-api` in `claims`' },
      { type: 'mrkdwn', text: '*Class*\napplication.high_latency (94%)' },
      { type: 'mrkdwn', text: `*Since*\n<!date^${begin}^{date_short_pretty} at {time}, {ago}|earlier>` },
    ],
  },
  {
    type: 'section',
    block_id: 'cause',
    text: {
      type: 'mrkdwn',
      text: '*Likely cause: database connection pool exhaustion* (confidence 0.91)\n• `pg_stat_activity_count` is 98 of 100, up from 31 ten minutes ago\n• Log line on all 3 pods: _“remaining connection slots are reserved”_\n• No deployment in the last 6 hours, so a bad release is unlikely',
    },
  },
  { type: 'divider', block_id: 'line' },
  {
    type: 'plan',
    block_id: 'plan',
    title: 'Runbook: high-latency-database-connection-pool',
    tasks: [
      {
        type: 'task_card',
        task_id: '1',
        title: 'Count active connections',
        status: 'complete',
        output: rich('98 of 100 in use'),
      },
      {
        type: 'task_card',
        task_id: '2',
        title: 'Rolling restart of deployment/claims-api',
        status: 'in_progress',
        details: rich('Waits for an approval. Dry run accepted by the API server.'),
      },
      { type: 'task_card', task_id: '3', title: 'Check that p99 is below 1 s for two minutes', status: 'pending' },
    ],
  },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      {
        type: 'button',
        action_id: 'approve',
        style: 'primary',
        value: '1',
        text: { type: 'plain_text', text: 'Approve restart' },
        confirm: {
          title: { type: 'plain_text', text: 'Restart claims-api?' },
          text: { type: 'mrkdwn', text: 'All *3 pods* are replaced one by one. About 40 seconds.' },
          confirm: { type: 'plain_text', text: 'Restart' },
          deny: { type: 'plain_text', text: 'Not now' },
        },
      },
      {
        type: 'button',
        action_id: 'reject',
        style: 'danger',
        value: '1',
        text: { type: 'plain_text', text: 'Reject' },
      },
      { type: 'button', action_id: 'acknowledge', value: '1', text: { type: 'plain_text', text: 'Acknowledge' } },
      { type: 'button', action_id: 'resolve', value: '1', text: { type: 'plain_text', text: 'Resolve' } },
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: { type: 'plain_text', text: 'Change severity' }, value: 'severity' },
          { text: { type: 'plain_text', text: 'Open timeline' }, value: 'timeline' },
        ],
      },
    ],
  },
  {
    type: 'context',
    block_id: 'small',
    elements: [
      {
        type: 'mrkdwn',
        text: 'Incident 12 · <https://firebreak.example/incidents/12|timeline> · on call: <@U1>, <@U2>',
      },
    ],
  },
];

/** Plays the first minutes of an incident into a workspace and a platform. */
export function tellIncident(workspace: PaperWorkspace, platform: PaperPlatform): void {
  workspace.say({
    channel: 'C1',
    user: 'U2',
    ts: at(-5000),
    text: 'Heads-up: the open enrolment banner goes live at noon. Expect about 20% more traffic on <#C3>.',
  });
  workspace.say({
    channel: 'C1',
    user: 'U4',
    ts: at(-4940),
    text: 'Thanks! Support is staffed for it :tada:',
    reactions: [{ name: 'eyes', users: ['U1'] }],
  });
  workspace.putChannel({
    ...channel(
      'C12',
      'inc-12-claims-api-latency',
      'SEV2 · claims-api p99 above 2 s · :large_orange_circle: triggered · lead <@U1>',
      ['UB', 'U1', 'U2', 'U3', 'U4'],
    ),
    pinned: [at(4)],
  });
  workspace.say({
    channel: 'C2',
    user: 'UB',
    ts: at(2),
    text: ':rotating_light: *SEV2* claims-api: p99 latency above 2 s in <#C12>',
  });
  workspace.say({
    channel: 'C12',
    user: 'UB',
    ts: at(1),
    subtype: 'channel_join',
    text: '<@UB> has joined the channel',
  });
  workspace.say({
    channel: 'C12',
    user: 'U1',
    ts: at(3),
    subtype: 'channel_join',
    text: '<@U1> has joined the channel',
  });
  workspace.say({
    channel: 'C12',
    user: 'UB',
    ts: at(4),
    text: 'SEV2: claims-api p99 latency above 2 s',
    blocks: incidentCard,
    reactions: [{ name: 'eyes', users: ['U1', 'U3'] }],
  });
  workspace.say({
    channel: 'C12',
    user: 'U3',
    ts: at(65),
    text: 'Looking. The batch import from the partner started at *02:50*, could be holding connections:\n```SELECT state, count(*) FROM pg_stat_activity GROUP BY 1;\n idle in transaction | 61```',
  });
  workspace.say({
    channel: 'C12',
    user: 'U3',
    ts: at(80),
    text: '> remaining connection slots are reserved\nYes, that is <@U1>’s theory too. ~Not the new release~, see <https://grafana.example/d/claims|the dashboard>.',
  });
  workspace.say({
    channel: 'C12',
    user: 'U1',
    ts: at(100),
    text: 'Restart is safe, intake retries for 90 s.',
    threadTs: at(65),
  });
  workspace.say({ channel: 'C12', user: 'U3', ts: at(120), text: 'Agreed :+1:', threadTs: at(65) });
  workspace.say({
    channel: 'C12',
    user: 'UB',
    ts: at(140),
    ephemeralFor: 'U1',
    text: 'You are on call for *claims-api*. Approving restarts 3 pods; Sofia Marsh asked for it at 03:04.',
  });

  const claims = services.find((service) => service.name === 'claims-api');
  const history = (claims?.p99History ?? []).map((value, index) => (index < 38 ? value : value + (index - 37) * 160));
  platform.change('claims-api', {
    health: 'degraded',
    p99Ms: 3420,
    errorRate: 0.034,
    p99History: history,
    faults: ['connection-pool'],
  });
  platform.change('member-portal', { health: 'degraded', p99Ms: 1240, errorRate: 0.012 });
  platform.fire([
    {
      name: 'HighLatency',
      service: 'claims-api',
      since: new Date((begin - 20) * 1000).toISOString(),
      severity: 'critical',
    },
  ]);
  platform.page({
    at: new Date((begin + 5) * 1000).toISOString(),
    dedupKey: 'firebreak-incident-12',
    action: 'trigger',
    summary: 'SEV2 claims-api: p99 latency above 2 s',
    severity: 'critical',
    source: 'firebreak',
  });
}

function rich(text: string): Record<string, unknown> {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}
