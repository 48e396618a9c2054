import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, people } from '#sandbox/slack/seed.ts';
import { standUp, type Stand } from './stand.ts';

const { maya, priya, tomas, sofia, devon } = people;

describe('createSlackApp', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await standUp();
  });
  afterAll(async () => {
    await stand.stop();
  });

  it('takes an incident from its declaration to its end by commands', async () => {
    const { ask, declare, workspace, reports } = stand;
    expect(await ask(maya.id, '/incident', '')).toContain('/incident declare');
    expect(await ask(maya.id, '/incident', 'list')).toContain('No open incidents.');
    const { number, card } = await declare('claims-api answers > 2s & fails');
    expect(await ask(maya.id, '/incident', 'list')).toContain('claims-api answers &gt; 2s &amp; fails');
    expect(await ask(devon.id, '/incident', `ack INC-${number}`)).toContain(`INC-${number} is yours`);
    expect(await ask(maya.id, '/incident', `ack ${number}`)).toContain(`already with <@${devon.id}>`);

    const { channel } = card;
    const topic = workspace.view(maya.id).channels.find((each) => each.id === channel)?.topic;
    expect(topic).toContain(`INC-${number} · SEV2 · claims-api answers`);
    expect(await ask(maya.id, '/incident', 'show', channel)).toContain(`<@${devon.id}> · Acknowledged`);
    expect(await ask(maya.id, '/incident', 'resolve 300 pods were stuck', channel)).toContain('Nothing was changed');
    expect(await ask(maya.id, '/incident', 'resolve the pool was full', channel)).toContain(
      `INC-${number} is resolved`,
    );
    expect(await ask(maya.id, '/incident', `resolve #${number}`)).toContain('is resolved already');
    expect(await ask(maya.id, '/incident', 'list all')).toContain(`🟢 *INC-${number}*`);
    expect(reports.every((report) => report.kind === 'command' && !report.failed)).toBe(true);
  });

  it('says what is wrong with a command, and how it would be right', async () => {
    const { ask } = stand;
    expect(await ask(maya.id, '/incident', 'shwo 12')).toContain('Did you mean `/incident show`?');
    expect(await ask(maya.id, '/incident', 'ack')).toContain('Which incident?');
    expect(await ask(maya.id, '/incident', 'show 9999')).toContain('There is no INC-9999');
    expect(await ask(maya.id, '/incident', 'list <!channel>')).toContain('&lt;!channel&gt;');
    expect(await ask(maya.id, '/runbook', 'show high-latency-database-conection-pool')).toContain(
      'Did you mean `high-latency-database-connection-pool`?',
    );
    expect(await ask(maya.id, '/runbook', 'run nothing 12')).toContain('There is no runbook `nothing`');
  });

  it('lists the runbooks and shows the steps of one in words', async () => {
    const { ask } = stand;
    expect(await ask(maya.id, '/runbook', 'list')).toContain('`high-latency-database-connection-pool`');
    const shown = await ask(maya.id, '/runbook', 'show high-latency-database-connection-pool');
    expect(shown).toContain('`application.high_latency`');
    expect(shown).toMatch(/\d+ steps/);
  });

  it('declares by a form, whose mistakes are marked at their fields', async () => {
    const { workspace, ask, form } = stand;
    const hands = workspace.as(priya.id);
    expect(await hands.command(channels.incidents.id, '/incident', 'declare sev3')).toEqual({ problem: null });
    expect(await form(priya.id)).toContain('claims-api');
    await hands.submit({ title: { title: '   ' }, severity: { severity: 'sev2' } });
    expect(workspace.view(priya.id).modal?.errors).toEqual({ title: 'Say in a few words what is wrong.' });
    await hands.submit({
      title: { title: 'Portal is down' },
      severity: { severity: 'sev3' },
      service: { service: 'claims-api' },
      description: { description: 'since ten' },
    });
    const told = await form(priya.id);
    expect(told).toMatch(/Declared INC-\d+ as SEV3/);
    const number = /INC-(\d+)/.exec(told)?.[1];
    expect(await ask(priya.id, '/incident', `show ${number}`)).toContain('since ten');
  });

  it('lets a listed person approve at the card, refuses others, and tells the second who was first', async () => {
    const { ask, press, declare, redraw } = stand;
    const { number, card } = await declare('billing-api hangs');
    const asked = await ask(maya.id, '/runbook', 'run hung-service-restart', card.channel);
    expect(asked).toContain('Asked for approval');
    expect(await redraw(number, card)).toContain('Approval needed');
    expect(await ask(maya.id, '/runbook', `run hung-service-restart ${number}`)).toContain('has a run already');

    const refused = await press(tomas.id, card, 'approval.approve');
    expect(refused).toContain(`Only <@${priya.id}>, <!subteam^S01SREONCALL> may approve`);
    expect(refused).toContain('you are not among them');
    expect(await press(devon.id, card, 'approval.approve')).toContain('Approved.');
    expect(await press(priya.id, card, 'approval.approve')).toContain(`approved already by <@${devon.id}>`);
    const after = await redraw(number, card);
    expect(after).not.toContain('Approval needed');
    expect(after).toContain('🟡 Mitigating');
  });

  it('asks why at Reject, refuses who is not listed, and runs nothing', async () => {
    const { ask, workspace, declare, redraw, form } = stand;
    const { number, card } = await declare('billing-api is slow');
    await ask(maya.id, '/runbook', `run hung-service-restart ${number}`);
    await redraw(number, card);

    const stranger = workspace.as(tomas.id);
    expect(await stranger.click(card, 'approval.reject')).toEqual({ problem: null });
    expect(await form(tomas.id)).toContain(`Reject for INC-${number}`);
    await stranger.submit({ reason: { reason: 'no' } });
    expect(await form(tomas.id)).toContain('you are not among them');
    expect(await redraw(number, card)).toContain('Approval needed');

    const approver = workspace.as(priya.id);
    // A form that tells how it went stays until its person closes it.
    if (workspace.view(priya.id).modal) await approver.close();
    await approver.click(card, 'approval.reject');
    expect(await form(priya.id)).toContain(`Reject for INC-${number}`);
    await approver.submit({ reason: { reason: '   ' } });
    expect(workspace.view(priya.id).modal?.errors).toEqual({ reason: 'Give a reason; a few words are enough.' });
    await approver.submit({ reason: { reason: 'the database is failing over' } });
    expect(await form(priya.id)).toContain('Rejected: it does not go ahead');
    expect(await redraw(number, card)).toContain('· rejected');
    expect(await ask(maya.id, '/incident', `show ${number}`)).toContain('the database is failing over');
  });

  it('acknowledges and resolves at the card', async () => {
    const { workspace, press, declare, redraw, form } = stand;
    const { number, card } = await declare('claims-api is slow');
    expect(await press(priya.id, card, 'incident.acknowledge')).toContain(`INC-${number} is yours`);
    expect(await redraw(number, card)).toContain(`🟠 Acknowledged — with <@${priya.id}>`);
    const hands = workspace.as(priya.id);
    await hands.close();
    await hands.click(card, 'incident.resolve');
    expect(await form(priya.id)).toContain(`Resolve INC-${number}`);
    await hands.submit({ note: { note: 'restarted by hand' } });
    expect(await form(priya.id)).toContain(`INC-${number} is resolved`);
    const over = await redraw(number, card);
    expect(over).toContain('🟢 Resolved');
    expect(over).not.toContain('"type":"actions"');
  });

  it('asks to try again when Slack would not open a form any more', async () => {
    const { ask, workspace } = stand;
    workspace.failNext({ method: 'views.open', error: 'expired_trigger_id' });
    expect(await ask(maya.id, '/incident', 'declare')).toContain('did not open the form in time');
  });

  it('tells the person when the store fails, under a reference that stands in the log', async () => {
    const { ask, deps, lines, reports } = stand;
    await deps.db.destroy();
    const answer = await ask(sofia.id, '/incident', 'list');
    const reference = /reference `([0-9a-f]{8})`/.exec(answer)?.[1];
    expect(lines.find((line) => line.message === 'A Slack gesture failed')?.facts).toMatchObject({ reference });
    expect(reports.at(-1)).toMatchObject({ failed: true, name: '/incident' });
  });
});
