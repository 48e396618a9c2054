import { expect, it } from 'vitest';
import { notice } from '#handlers/slack/views/notice.ts';
import { outcomeModal } from '#handlers/slack/views/outcome-modal.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';

it('outcomeModal has nothing to send any more', () => {
  const view = outcomeModal('Reject for INC-12', notice('Rejected.'));
  expect(validateView(view)).toEqual([]);
  expect(view.submit).toBeUndefined();
});
