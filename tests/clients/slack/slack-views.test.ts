import type { ModalView } from '@slack/types';
import { expect, onTestFinished, test } from 'vitest';
import { channels, people } from '#sandbox/slack/seed.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';
import { startNorthwind } from './northwind.ts';

const modal = (text: string): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Declare' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});

/** A workspace in which somebody has just typed a command, and the trigger that came with it. */
async function startWithTrigger() {
  const { workspace, slack } = await startNorthwind();
  const app = await startTinyServer(() => ({ status: 200 }));
  onTestFinished(() => app.stop());
  workspace.setRequestUrl(app.url);
  await workspace.as(people.maya.id).command(channels.incidents.id, '/incident', 'declare');
  const triggerId = new URLSearchParams(app.requests[0]?.body).get('trigger_id') ?? '';
  return { slack, triggerId, shown: () => workspace.view(people.maya.id).modal };
}

test('opens a modal and replaces its content', async () => {
  const { slack, triggerId, shown } = await startWithTrigger();
  const opened = await slack.openView(triggerId, modal('loading'));
  expect(shown()).toMatchObject({ viewId: opened.viewId, view: { blocks: [{ text: { text: 'loading' } }] } });
  const updated = await slack.updateView({ ...opened, view: modal('ready') });
  expect(shown()).toMatchObject({ view: { blocks: [{ text: { text: 'ready' } }] } });
  expect(updated.hash).not.toBe(opened.hash);
});

test('refuses to overwrite what somebody else has replaced', async () => {
  const { slack, triggerId } = await startWithTrigger();
  const opened = await slack.openView(triggerId, modal('loading'));
  await slack.updateView({ ...opened, view: modal('ready') });
  const late = slack.updateView({ ...opened, view: modal('late') });
  expect(await outsideErrorOf(late)).toMatchObject({ code: 'hash_conflict', retry: { kind: 'no' } });
});

test('uses a trigger once', async () => {
  const { slack, triggerId } = await startWithTrigger();
  await slack.openView(triggerId, modal('first'));
  expect(await outsideErrorOf(slack.openView(triggerId, modal('second')))).toMatchObject({
    code: expect.stringMatching(/exchanged/),
    retry: { kind: 'no' },
  });
});
