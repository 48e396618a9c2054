import { expect, it } from 'vitest';
import { rejectModal } from '#handlers/slack/views/reject-modal.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';
import { hostileFillers } from '#tests/handlers/slack/snapshots.ts';

it.each(hostileFillers)('rejectModal is a form that Slack opens, for a question made of %j', (filler) => {
  const view = rejectModal({
    incident: 999_999_999,
    approval: 'a'.repeat(200),
    what: filler.repeat(300).slice(0, 300),
  });
  expect(validateView(view)).toEqual([]);
  expect(view.private_metadata).toContain('"approval":"aaa');
});
