import { describe, expect, it } from 'vitest';
import { channels, people } from '#sandbox/slack/seed.ts';
import { standUp } from './stand.ts';

const { maya, priya, tomas, sofia, devon } = people;

describe.each(['http', 'socket'] as const)('createSlackApp over %s', (mode) => {
  it('takes an incident from its declaration to its end by commands', async () => {
    const { ask, openChannelOf, workspace, reports } = await standUp({ mode });
    expect(await ask(maya.id, '/incident', '')).toContain('/incident declare');
    expect(await ask(maya.id, '/incident', 'list')).toContain('No open incidents.');
    expect(await ask(maya.id, '/incident', 'declare sev1 claims-api answers > 2s & fails')).toContain(
      'Declared INC-1 as SEV1',
    );
    expect(await ask(maya.id, '/incident', 'list')).toContain('claims-api answers &gt; 2s &amp; fails');
    expect(await ask(devon.id, '/incident', 'ack INC-1')).toContain('INC-1 is yours');
    expect(await ask(maya.id, '/incident', 'ack 1')).toContain(`already with <@${devon.id}>`);

    const { channel } = await openChannelOf(1);
    const topic = workspace.view(maya.id).channels.find((each) => each.id === channel)?.topic;
    expect(topic).toContain('INC-1 · SEV1 · claims-api answers');
    expect(await ask(maya.id, '/incident', 'show', channel)).toContain(`<@${devon.id}> · Acknowledged`);
    expect(await ask(maya.id, '/incident', 'resolve 3 pods were stuck', channel)).toContain('Nothing was changed');
    expect(await ask(maya.id, '/incident', 'resolve the pool was full', channel)).toContain('INC-1 is resolved');
    expect(await ask(maya.id, '/incident', 'resolve INC-1')).toContain('INC-1 is resolved already');
    expect(await ask(maya.id, '/incident', 'list all')).toContain('🟢 *INC-1*');
    expect(reports.every((report) => report.kind === 'command' && !report.failed)).toBe(true);
  });

  it('says what is wrong with a command, and how it would be right', async () => {
    const { ask } = await standUp({ mode });
    expect(await ask(maya.id, '/incident', 'shwo 12')).toContain('Did you mean `/incident show`?');
    expect(await ask(maya.id, '/incident', 'ack')).toContain('Which incident?');
    expect(await ask(maya.id, '/incident', 'show 99')).toContain('There is no INC-99');
    expect(await ask(maya.id, '/incident', 'list <!channel>')).toContain('not \\"&lt;!channel&gt;\\"');
    expect(await ask(maya.id, '/runbook', 'show high-latency-database-conection-pool')).toContain(
      'Did you mean `high-latency-database-connection-pool`?',
    );
    expect(await ask(maya.id, '/runbook', 'run nothing 12')).toContain('There is no runbook `nothing`');
  });

  it('lists the runbooks and shows the steps of one in words', async () => {
    const { ask } = await standUp({ mode });
    expect(await ask(maya.id, '/runbook', 'list')).toContain('`high-latency-database-connection-pool`');
    const shown = await ask(maya.id, '/runbook', 'show high-latency-database-connection-pool');
    expect(shown).toContain('`application.high_latency`');
    expect(shown).toMatch(/\d+ steps/);
  });

  it('declares by a form, whose mistakes are marked at their fields', async () => {
    const { workspace, ask } = await standUp({ mode });
    const hands = workspace.as(priya.id);
    expect(await hands.command(channels.incidents.id, '/incident', 'declare')).toEqual({ problem: null });
    const form = await workspace.waitFor(() => workspace.view(priya.id).modal, 'the form');
    expect(JSON.stringify(form.view)).toContain('claims-api');
    await hands.submit({ title: { title: '   ' }, severity: { severity: 'sev2' } });
    expect(workspace.view(priya.id).modal?.errors).toEqual({ title: 'Say in a few words what is wrong.' });
    await hands.submit({
      title: { title: 'Portal is down' },
      severity: { severity: 'sev3' },
      service: { service: 'claims-api' },
      description: { description: 'since ten' },
    });
    expect(JSON.stringify(workspace.view(priya.id).modal?.view)).toContain('Declared INC-1 as SEV3');
    expect(await ask(priya.id, '/incident', 'show 1')).toContain('since ten');
  });

  it('lets a listed person approve at the card, refuses others, and tells the second who was first', async () => {
    const stand = await standUp({ mode });
    const { ask, workspace, whispers, openChannelOf, cardOf } = stand;
    await ask(maya.id, '/incident', 'declare sev2 claims-api is slow');
    const card = await openChannelOf(1);
    const asked = await ask(maya.id, '/runbook', 'run hung-service-restart', card.channel);
    expect(asked).toContain('Asked for approval');
    expect(JSON.stringify((await cardOf(1, card)).blocks)).toContain('Approval needed');
    expect(await ask(maya.id, '/runbook', 'run hung-service-restart 1')).toContain('has a run already');

    const press = async (person: string, action: string) => {
      const before = whispers(person).length;
      expect(await workspace.as(person).click(card, action)).toEqual({ problem: null });
      const told = await workspace.waitFor(() => whispers(person)[before], `an answer to ${person}`);
      return JSON.stringify(told.blocks);
    };
    const refused = await press(tomas.id, 'approval.approve');
    expect(refused).toContain(`Only <@${priya.id}>, <!subteam^S01SREONCALL> may approve`);
    expect(refused).toContain('you are not among them');
    expect(await press(devon.id, 'approval.approve')).toContain('Approved.');
    expect(await press(priya.id, 'approval.approve')).toContain(`approved already by <@${devon.id}>`);
    const after = await cardOf(1, card);
    expect(JSON.stringify(after.blocks)).not.toContain('Approval needed');
    expect(JSON.stringify(after.blocks)).toContain('🟡 Mitigating');
  });

  it('asks why at Reject, and runs nothing', async () => {
    const { ask, workspace, openChannelOf, cardOf } = await standUp({ mode });
    await ask(maya.id, '/incident', 'declare sev2 claims-api is slow');
    const card = await openChannelOf(1);
    await ask(maya.id, '/runbook', 'run hung-service-restart 1');
    await cardOf(1, card);
    const hands = workspace.as(priya.id);
    await hands.click(card, 'approval.reject');
    await workspace.waitFor(() => workspace.view(priya.id).modal, 'the form');
    await hands.submit({ reason: { reason: '' } });
    expect(workspace.view(priya.id).modal?.errors).toEqual({ reason: 'Give a reason; a few words are enough.' });
    await hands.submit({ reason: { reason: 'the database is failing over' } });
    expect(JSON.stringify(workspace.view(priya.id).modal?.view)).toContain('Rejected. Nothing is run');
    expect(JSON.stringify((await cardOf(1, card)).blocks)).toContain('rejected, nothing was run');
    expect(await ask(maya.id, '/incident', 'show 1')).toContain('the database is failing over');
  });

  it('refuses a rejection by somebody not listed, in the place of the form', async () => {
    const { ask, workspace, openChannelOf, cardOf } = await standUp({ mode });
    await ask(maya.id, '/incident', 'declare sev2 claims-api is slow');
    const card = await openChannelOf(1);
    await ask(maya.id, '/runbook', 'run hung-service-restart 1');
    await cardOf(1, card);
    await workspace.as(tomas.id).click(card, 'approval.reject');
    await workspace.waitFor(() => workspace.view(tomas.id).modal, 'the form');
    await workspace.as(tomas.id).submit({ reason: { reason: 'no' } });
    expect(JSON.stringify(workspace.view(tomas.id).modal?.view)).toContain('you are not among them');
    expect(JSON.stringify((await cardOf(1, card)).blocks)).toContain('Approval needed');
  });

  it('acknowledges and resolves at the card', async () => {
    const { ask, workspace, whispers, openChannelOf, cardOf } = await standUp({ mode });
    await ask(maya.id, '/incident', 'declare sev2 claims-api is slow');
    const card = await openChannelOf(1);
    await workspace.as(tomas.id).click(card, 'incident.acknowledge');
    const told = await workspace.waitFor(() => whispers(tomas.id).at(-1), 'an answer');
    expect(JSON.stringify(told.blocks)).toContain('INC-1 is yours');
    expect(JSON.stringify((await cardOf(1, card)).blocks)).toContain(`🟠 Acknowledged — with <@${tomas.id}>`);
    await workspace.as(tomas.id).click(card, 'incident.resolve');
    await workspace.waitFor(() => workspace.view(tomas.id).modal, 'the form');
    await workspace.as(tomas.id).submit({ note: { note: 'restarted by hand' } });
    expect(JSON.stringify(workspace.view(tomas.id).modal?.view)).toContain('INC-1 is resolved');
    const over = await cardOf(1, card);
    expect(JSON.stringify(over.blocks)).toContain('🟢 Resolved');
    expect(over.blocks.some((block) => block.type === 'actions')).toBe(false);
  });

  it('tells the person when the store fails, under a reference that stands in the log', async () => {
    const { ask, deps, lines, reports } = await standUp({ mode });
    await deps.db.destroy();
    const answer = await ask(sofia.id, '/incident', 'list');
    const reference = /reference `([0-9a-f]{8})`/.exec(answer)?.[1];
    expect(lines.find((line) => line.message === 'A Slack gesture failed')?.facts).toMatchObject({ reference });
    expect(reports.at(-1)).toMatchObject({ failed: true, name: '/incident' });
  });

  it('asks to try again when Slack would not open a form any more', async () => {
    const { ask, workspace } = await standUp({ mode });
    workspace.failNext({ method: 'views.open', error: 'expired_trigger_id' });
    expect(await ask(maya.id, '/incident', 'declare')).toContain('did not open the form in time');
  });
});
