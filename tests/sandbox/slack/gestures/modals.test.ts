import type { App, BlockAction, SlackViewAction, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import type { Workspace } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import {
  bareReceiver,
  boltOverHttp,
  clientOf,
  collector,
  latch,
  refusalOf,
  workspaceForTest,
} from '#tests/sandbox/slack/start-for-test.ts';
import { virtualClock } from '#tests/sandbox/slack/virtual-clock.ts';

const maya = people.maya.id;
const plain = (text: string) => ({ type: 'plain_text' as const, text });

const form: KnownBlock[] = [
  {
    type: 'input',
    block_id: 'title',
    label: plain('Title'),
    element: { type: 'plain_text_input', action_id: 'value', max_length: 20 },
  },
  {
    type: 'section',
    block_id: 'severity',
    text: plain('Severity'),
    accessory: {
      type: 'static_select',
      action_id: 'value',
      options: ['sev1', 'sev2'].map((value) => ({ text: plain(value), value })),
    },
  },
];

const modal = (more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'declare',
  title: plain('Declare'),
  submit: plain('Open'),
  blocks: form,
  ...more,
});

const titles = (workspace: Workspace) => {
  const title = workspace.view(maya).modal?.view.title;
  return title === undefined ? null : (title as { text: string }).text;
};

/** An app that opens the modal on a shortcut; the rest is up to the test. */
async function withModal(workspace: Workspace, view: ModalView, configure: (app: App) => void = () => {}) {
  const app = await boltOverHttp(workspace, (bolt) => {
    bolt.shortcut('incident_declare', async ({ shortcut, ack, client }) => {
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
      await ack();
    });
    configure(bolt);
  });
  await workspace.as(maya).shortcut('incident_declare');
  return app;
}

const answering = (answer?: ViewResponseAction) => (app: App) => {
  app.view('declare', async ({ ack }) => (answer ? ack(answer as never) : ack()));
};

const filled = { title: { value: 'Claims down' } };

test('a modal opens for the person who made the gesture, and for nobody else', async () => {
  const workspace = await workspaceForTest();
  await withModal(workspace, modal());
  expect(workspace.view(maya).modal?.view).toMatchObject({ callback_id: 'declare', state: { values: { title: {} } } });
  expect(workspace.view(people.devon.id).modal).toBeNull();
});

test('a submission carries every stateful element, and an empty acknowledgement closes the modal', async () => {
  const workspace = await workspaceForTest();
  const seen = latch<ViewSubmitAction>();
  await withModal(workspace, modal({ private_metadata: 'from=card' }), (app) => {
    app.action('value', ({ ack }) => ack());
    app.view<ViewSubmitAction>('declare', async ({ body, ack }) => {
      await ack();
      seen.release(body);
    });
  });
  await workspace.as(maya).select(null, 'value', 'sev2', 'severity');
  expect(await workspace.as(maya).submit(filled)).toEqual({ problem: null });
  const { view, user } = await seen.reached;
  expect(user.id).toBe(maya);
  expect(view).toMatchObject({ callback_id: 'declare', private_metadata: 'from=card', root_view_id: view.id });
  expect(view.state.values).toMatchObject({
    title: { value: { type: 'plain_text_input', value: 'Claims down' } },
    severity: { value: { selected_option: { value: 'sev2' } } },
  });
  expect(workspace.view(maya).modal).toBeNull();
});

test('an empty required input and a text too long never reach the app', async () => {
  const workspace = await workspaceForTest();
  await withModal(workspace, modal());
  expect((await workspace.as(maya).submit({})).problem).toBe('Please complete this required field.');
  expect((await workspace.as(maya).submit({ title: { value: 'x'.repeat(21) } })).problem).toMatch(/at most 20/);
  expect(workspace.view(maya).modal?.errors).toEqual({ title: 'Please enter at most 20 characters.' });
  expect(workspace.deliveries().filter((each) => each.payload.type === 'view_submission')).toEqual([]);
  await expect(workspace.as(maya).submit({ nope: { value: 'x' } })).rejects.toThrow(/has no input nope\/value/);
});

test('errors of the app stand beside their inputs and keep the modal open', async () => {
  const workspace = await workspaceForTest();
  await withModal(workspace, modal(), answering({ response_action: 'errors', errors: { title: 'Taken' } }));
  expect(await workspace.as(maya).submit(filled)).toEqual({ problem: null });
  expect(workspace.view(maya).modal).toMatchObject({ errors: { title: 'Taken' } });
});

test('errors for a block that is no input are trouble, as in Slack', async () => {
  const workspace = await workspaceForTest();
  await withModal(workspace, modal(), answering({ response_action: 'errors', errors: { severity: 'Wrong' } }));
  expect((await workspace.as(maya).submit(filled)).problem).toMatch(/trouble connecting/);
});

test('an update replaces the modal, a push covers it, a clear closes all', async () => {
  const workspace = await workspaceForTest();
  const next = modal({ callback_id: 'next', title: plain('Next'), blocks: form });
  await withModal(workspace, modal(), (app) => {
    app.view('declare', async ({ ack }) => ack({ response_action: 'push', view: next }));
    app.view('next', async ({ ack }) =>
      ack({ response_action: 'update', view: modal({ callback_id: 'last', title: plain('Last') }) }),
    );
    app.view('last', async ({ ack }) => ack({ response_action: 'clear' }));
  });
  await workspace.as(maya).submit(filled);
  expect(titles(workspace)).toBe('Next');
  await workspace.as(maya).submit(filled);
  expect(titles(workspace)).toBe('Last');
  await workspace.as(maya).submit(filled);
  expect(workspace.view(maya).modal).toBeNull();
});

test('a submission that is not acknowledged within three seconds is trouble connecting', async () => {
  const clock = virtualClock();
  const workspace = await workspaceForTest(clock);
  await withModal(workspace, modal());
  const arrived = latch();
  await bareReceiver(workspace, () => {
    arrived.release();
    return null;
  });
  const submitted = workspace.as(maya).submit(filled);
  await arrived.reached;
  clock.advance(3000);
  expect(await submitted).toEqual({ problem: 'We had some trouble connecting. Try again?' });
  expect(workspace.view(maya).modal?.problem).toMatch(/trouble connecting/);
});

test('a stack holds three views, and pushing needs a trigger from inside of the modal', async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  const errors: string[] = [];
  const more: KnownBlock[] = [
    { type: 'actions', block_id: 'more', elements: [{ type: 'button', action_id: 'push', text: plain('More') }] },
  ];
  await withModal(workspace, modal({ blocks: more }), (app) => {
    app.action<BlockAction>('push', async ({ body, ack }) => {
      await ack();
      const push = client.views.push({ trigger_id: body.trigger_id, view: modal({ blocks: more }) });
      await push.catch((error: { data: { error: string } }) => errors.push(error.data.error));
    });
    app.shortcut('timeline_add', ({ ack }) => ack());
  });
  const pushes = () => workspace.calls().filter((each) => each.method === 'views.push');
  for (let count = 1; count <= 3; count += 1) {
    await workspace.as(maya).click(null, 'push');
    await workspace.waitFor(() => pushes().length === count, 'the push');
  }
  expect(pushes().map((each) => each.error)).toEqual([null, null, 'push_limit_reached']);
  await workspace.as(maya).close();
  await workspace.as(maya).close();
  expect(workspace.view(maya).modal?.view.previous_view_id).toBeNull();
});

test('a trigger opens one view within three seconds', async () => {
  const clock = virtualClock();
  const workspace = await workspaceForTest(clock);
  const client = clientOf(workspace);
  const triggers: string[] = [];
  await boltOverHttp(workspace, (app) => {
    app.command('/incident', async ({ command, ack }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
  });
  await workspace.as(maya).command('incidents', '/incident', '');
  await workspace.as(maya).command('incidents', '/incident', '');
  const open = (trigger: string | undefined) => client.views.open({ trigger_id: String(trigger), view: modal() });
  const unfit = client.views.open({ trigger_id: String(triggers[0]), view: modal({ title: plain('x'.repeat(25)) }) });
  expect(await refusalOf(unfit)).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
  });
  expect((await open(triggers[0])).ok).toBe(true);
  expect((await refusalOf(open(triggers[0]))).error).toBe('exchanged_trigger_id');
  clock.advance(3001);
  expect((await refusalOf(open(triggers[1]))).error).toBe('expired_trigger_id');
  expect((await refusalOf(open('1.2.3'))).error).toBe('invalid_trigger_id');
});

test('an update needs the current hash, keeps what was typed and reaches a view by its external id', async () => {
  const workspace = await workspaceForTest();
  const client = clientOf(workspace);
  await withModal(workspace, modal({ external_id: 'declare-maya' }), (app) => {
    app.action('value', ({ ack }) => ack());
  });
  const hash = String(workspace.view(maya).modal?.view.hash);
  await workspace.as(maya).select(null, 'value', 'sev1', 'severity');
  const update = (args: { hash?: string; title: string }) =>
    client.views.update({
      external_id: 'declare-maya',
      view: modal({ external_id: 'declare-maya', title: plain(args.title) }),
      ...(args.hash === undefined ? {} : { hash: args.hash }),
    });
  const { view } = await update({ hash, title: 'Second' });
  expect(view?.state).toMatchObject({ values: { severity: { value: { selected_option: { value: 'sev1' } } } } });
  expect((await refusalOf(update({ hash, title: 'Third' }))).error).toBe('hash_conflict');
  expect(titles(workspace)).toBe('Second');
  const nowhere = client.views.update({ view_id: 'V404', view: modal() });
  expect((await refusalOf(nowhere)).error).toBe('not_found');
});

test('cancel tells of the view, the x of the whole stack, and only when the view asks for it', async () => {
  const workspace = await workspaceForTest();
  const closed = collector<SlackViewAction>();
  await withModal(workspace, modal({ notify_on_close: true }), (app) => {
    app.view({ callback_id: 'declare', type: 'view_closed' }, async ({ body, ack }) => {
      await ack();
      closed.add(body);
    });
  });
  await workspace.as(maya).close();
  await workspace.as(maya).shortcut('incident_declare');
  await workspace.as(maya).close('x');
  const both = await closed.until((items) => items.length === 2);
  expect(both.map((each) => 'is_cleared' in each && each.is_cleared)).toEqual([false, true]);
  expect(workspace.view(maya).modal).toBeNull();
  await expect(workspace.as(maya).close()).rejects.toThrow(/no modal open/);
});

test('an input tells the app of a change only with dispatch_action', async () => {
  const workspace = await workspaceForTest();
  const seen = latch<BlockAction>();
  const input = (blockId: string, dispatches: boolean): KnownBlock => ({
    type: 'input',
    block_id: blockId,
    label: plain(blockId),
    dispatch_action: dispatches,
    element: { type: 'plain_text_input', action_id: 'text' },
  });
  await withModal(workspace, modal({ blocks: [input('quiet', false), input('loud', true)] }), (app) => {
    app.action<BlockAction>('text', async ({ body, ack }) => {
      await ack();
      seen.release(body);
    });
  });
  await workspace.as(maya).select(null, 'text', 'one', 'quiet');
  await workspace.as(maya).select(null, 'text', 'two', 'loud');
  const body = await seen.reached;
  expect(body).toMatchObject({
    container: { type: 'view' },
    actions: [{ block_id: 'loud', value: 'two' }],
    view: { state: { values: { quiet: { text: { value: 'one' } }, loud: { text: { value: 'two' } } } } },
  });
  expect(body).not.toHaveProperty('response_url');
});
