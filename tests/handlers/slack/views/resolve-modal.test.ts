import { expect, it } from 'vitest';
import { resolveModal } from '#handlers/slack/views/resolve-modal.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';

it('resolveModal is a form that Slack opens and that carries its incident', () => {
  const view = resolveModal({ incident: 999_999_999 });
  expect(validateView(view)).toEqual([]);
  expect(view.private_metadata).toBe('{"incident":999999999}');
});
