import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '#app/demo.ts';
import type { ModalView, Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { answerTo, cardOf, cardSaying, saidIn, wordsOf } from './onlooker.ts';

const { maya, devon, priya, walter, sofia } = people;

describe('the slash commands', () => {
  let demo: Demo;
  let workspace: Workspace;
  beforeAll(async () => {
    demo = await startDemo({ port: 0, log: pino({ level: 'silent' }), waitScale: 0.01 });
    ({ workspace } = demo);
  });
  afterAll(async () => {
    await demo.stop();
  });

  const incident = (person: string, text: string, channel: string = channels.incidents.id): Promise<string> =>
    answerTo(workspace, person, () => workspace.as(person).command(channel, '/incident', text));
  const runbook = (person: string, text: string, channel: string = channels.incidents.id): Promise<string> =>
    answerTo(workspace, person, () => workspace.as(person).command(channel, '/runbook', text));
  const press = (person: string, card: { channel: string; ts: string }, button: string): Promise<string> =>
    answerTo(workspace, person, () => workspace.as(person).click({ channel: card.channel, ts: card.ts }, button));
  const form = async (person: string, words: string): Promise<ModalView> =>
    await workspace.waitFor(() => {
      const { modal } = workspace.view(person);
      return wordsOf(modal?.view).includes(words) ? modal : null;
    }, `a form that says ${words}`);
  /** Declares by one line and answers with the number and the card. */
  const declare = async (title: string) => {
    const answer = await incident(maya.id, `declare sev2 ${title}`);
    const number = Number(/Declared INC-(\d+) as SEV2/.exec(answer)?.[1]);
    return { number, card: await cardSaying(workspace, number, 'nobody has it yet') };
  };

  describe('/incident', () => {
    it.each(['', 'help'])('explains itself when asked "%s"', async (text) => {
      const answer = await incident(sofia.id, text);
      for (const subcommand of ['list', 'show', 'declare', 'ack', 'resolve']) {
        expect(answer).toContain(`/incident ${subcommand}`);
      }
    });

    it.each([
      ['shwo 1', 'There is no `/incident shwo`. Did you mean `/incident show`?'],
      ['aknowledge 1', 'Did you mean `/incident acknowledge`?'],
      ['dance', 'There is no `/incident dance`.'],
    ])('says what was probably meant by "%s"', async (text, answer) => {
      expect(await incident(maya.id, text)).toContain(answer);
    });

    it.each([
      ['show', 'Which incident?'],
      ['show 4711', 'There is no INC-4711.'],
      ['ack one', 'ack takes the number of one incident, not "one"'],
      ['list closed', 'list takes nothing or "all", not "closed"'],
    ])('says what is wrong with "%s"', async (text, answer) => {
      expect(await incident(maya.id, text)).toContain(answer);
    });

    it('opens a channel with people, topic and a pinned card for what one line declares', async () => {
      const { number, card } = await declare('eligibility answers with <errors> & is slow');
      const channel = workspace.view(maya.id).channels.find(({ id }) => id === card.channel);
      expect(channel).toMatchObject({
        name: `inc-${number}-eligibility-answers-with-errors-is-slow`,
        topic: expect.stringContaining(`INC-${number} · SEV2 · eligibility answers with &lt;errors&gt; &amp; is slow`),
        pinned: [card.ts],
      });
      expect(channel?.members).toEqual(expect.arrayContaining([maya.id, devon.id, walter.id, priya.id]));
      const words = wordsOf(card.blocks);
      expect(words).toContain('SEV2 high — as declared');
      expect(words).toContain('`eligibility`');
      expect(words).toContain('Declared by hand');
    });

    it('declares by a form, whose mistakes are marked at their fields', async () => {
      const hands = workspace.as(priya.id);
      expect(await hands.command(channels.incidents.id, '/incident', 'declare')).toEqual({ problem: null });
      await form(priya.id, 'What is wrong?');
      expect((await hands.submit({})).problem).toBe('Please complete this required field.');
      await hands.submit({ title: { title: '   ' } });
      expect(workspace.view(priya.id).modal?.errors).toEqual({ title: 'Say in a few words what is wrong.' });

      const filled = {
        title: { title: 'Payments are charged twice' },
        severity: { severity: 'sev1' },
        service: { service: 'payments' },
        description: { description: 'two members called' },
      };
      expect(await hands.submit(filled)).toEqual({ problem: null });
      const { view } = await form(priya.id, 'Declared INC-');
      const number = Number(/Declared INC-(\d+) as SEV1 critical/.exec(wordsOf(view))?.[1]);
      await hands.close();
      expect(workspace.view(priya.id).modal).toBeNull();
      const card = await cardSaying(workspace, number, 'SEV1 critical');
      expect(wordsOf(card.blocks)).toContain('`payments`');
      expect(await incident(priya.id, 'show', card.channel)).toContain('two members called');
    });

    it('lists what is open, and what was', async () => {
      const open = await declare('Documents cannot be uploaded');
      const over = await declare('Letters are printed upside down');
      expect(await incident(sofia.id, `resolve ${over.number}`)).toContain(`INC-${over.number} is resolved`);
      const listed = await incident(sofia.id, 'list');
      expect(listed).toContain(
        `🔴 *INC-${open.number}* SEV2 high · Documents cannot be uploaded · <#${open.card.channel}>`,
      );
      expect(listed).not.toContain(`*INC-${over.number}*`);
      expect(await incident(sofia.id, 'list all')).toContain(`🟢 *INC-${over.number}*`);
    });

    it('shows an incident in its own channel, and anywhere by its number', async () => {
      const { number, card } = await declare('Search finds nothing');
      for (const answer of [
        await incident(devon.id, 'show', card.channel),
        await incident(devon.id, `show ${number}`),
        await incident(devon.id, `show inc-${number}`),
      ]) {
        expect(answer).toContain(`INC-${number} · SEV2 · Search finds nothing`);
        expect(answer).toContain(`<@${maya.id}> · Declared the incident.`);
        expect(answer).toContain(`The card stands in <#${card.channel}>`);
      }
    });

    it('gives an incident to whoever acknowledges first, and the card follows', async () => {
      const { number, card } = await declare('Logins fail now and then');
      expect(await incident(devon.id, 'ack', card.channel)).toContain(`INC-${number} is yours`);
      const taken = await cardSaying(workspace, number, `🟠 Acknowledged — with <@${devon.id}>`);
      expect(taken.ts).toBe(card.ts);
      expect(JSON.stringify(taken.blocks)).not.toContain('incident.acknowledge');
      expect(await incident(maya.id, `ack ${number}`)).toContain(`already with <@${devon.id}>`);
    });

    it('resolves an incident with a note, and the card and the channel say so', async () => {
      const { number, card } = await declare('Invoices arrive late');
      expect(await incident(maya.id, 'resolve 3 workers were stuck', card.channel)).toContain('Nothing was changed');
      expect(await incident(maya.id, 'resolve the queue was stuck', card.channel)).toContain(
        `INC-${number} is resolved`,
      );
      const over = await cardSaying(workspace, number, '🟢 Resolved');
      expect(over.blocks.filter(({ type }) => type === 'actions')).toEqual([]);
      const told = await workspace.waitFor(
        () => saidIn(workspace, card.channel).find(({ text }) => text.includes(`INC-${number} is over`)),
        'the channel to be told',
      );
      expect(told.text).toContain('the queue was stuck');
      expect(await incident(devon.id, `ack ${number}`)).toContain('is resolved');
      expect(await incident(devon.id, `resolve ${number}`)).toContain('is resolved already');
    });
  });

  describe('/runbook', () => {
    it.each(['', 'help'])('explains itself when asked "%s"', async (text) => {
      const answer = await runbook(sofia.id, text);
      for (const subcommand of ['list', 'show', 'run']) expect(answer).toContain(`/runbook ${subcommand}`);
    });

    it.each([
      ['shwo x', 'Did you mean `/runbook show`?'],
      ['show dependency-failure-locat', 'Did you mean `dependency-failure-locate`?'],
      ['show', 'show needs the name of a runbook'],
      ['run dependency-failure-locate', 'Which incident?'],
      ['run dependency-failure-locate 4711', 'There is no INC-4711.'],
      ['run no-such-runbook 1', 'There is no runbook `no-such-runbook`'],
    ])('says what is wrong with "%s"', async (text, answer) => {
      expect(await runbook(maya.id, text)).toContain(answer);
    });

    it('lists every runbook, and shows the steps of one in words', async () => {
      const listed = await runbook(sofia.id, 'list');
      for (const { name } of demo.app.deps.runbooks) expect(listed).toContain(`\`${name}\``);
      const shown = await runbook(sofia.id, 'show high-latency-database-connection-pool');
      expect(shown).toContain('`application.high_latency` on `claims-*');
      expect(shown).toContain('Restart deployment/');
    });

    it('starts at once what changes nothing, whoever asks', async () => {
      const { number, card } = await declare('notifications returns errors');
      const asked = await runbook(sofia.id, 'run dependency-failure-locate', card.channel);
      expect(asked).toContain(`\`dependency-failure-locate\` is starting on INC-${number}`);
      await cardSaying(workspace, number, '`dependency-failure-locate` · risk low · succeeded');
      expect(saidIn(workspace, card.channel).map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/% of the requests to notifications fail/),
      );
    });

    it('puts a question on the card that the asker, if not an approver, may not answer', async () => {
      const { number, card } = await declare('provider-directory is busy');
      const asked = await runbook(sofia.id, 'run traffic-spike-scale-up', card.channel);
      expect(asked).toContain(`Asked for approval to run \`traffic-spike-scale-up\` on INC-${number}`);
      await cardSaying(workspace, number, 'Approval needed');
      expect(await runbook(maya.id, `run traffic-spike-scale-up ${number}`)).toContain('has a run already');
      expect(await press(sofia.id, card, 'approval.approve')).toContain('you are not among them');
      expect(wordsOf(cardOf(workspace, number)?.blocks)).toContain('Approval needed');

      expect(await press(walter.id, card, 'approval.approve')).toContain('Approved.');
      await cardSaying(workspace, number, '`traffic-spike-scale-up` · risk medium · succeeded');
      expect(saidIn(workspace, card.channel).map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/CPU of provider-directory is at .*more pods would not help/),
      );
    });

    it('lets an approver ask and answer', async () => {
      const { number, card } = await declare('auth is busy');
      expect(await runbook(maya.id, `run traffic-spike-scale-up #${number}`)).toContain('Asked for approval');
      await cardSaying(workspace, number, 'Approval needed');
      expect(await press(maya.id, card, 'approval.approve')).toContain('Approved.');
      await cardSaying(workspace, number, '`traffic-spike-scale-up` · risk medium · succeeded');
    });
  });

  it('was in time with every answer, and told nobody else', () => {
    const late = workspace.deliveries().filter(({ outcome }) => outcome !== 'acked');
    expect(late).toEqual([]);
    expect(saidIn(workspace, channels.incidents.id)).toEqual([]);
  });
});
