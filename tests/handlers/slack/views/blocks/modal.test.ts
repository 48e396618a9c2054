import { expect, it } from 'vitest';
import { callbackIds } from '#handlers/slack/ids.ts';
import { modal } from '#handlers/slack/views/blocks/modal.ts';

it('modal refuses metadata that Slack would refuse, naming the form', () => {
  const form = { id: callbackIds.reject, submit: 'Reject', metadata: 'x'.repeat(3001) };
  expect(() => modal({ form, title: 'T', close: 'C', blocks: [] })).toThrow(/approval\.reject.*3000/);
});
