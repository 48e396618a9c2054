import { expect, it } from 'vitest';
import { sayCancellation } from '#handlers/slack/views/say-cancellation.ts';

it.each([
  [{ kind: 'cancelled', runbook: 'restart' }, '`restart` on INC-12 is cancelled. What it did before stands'],
  [{ kind: 'stopping', runbook: 'restart', step: 'Wait' }, 'ends as soon as “Wait” does'],
  [{ kind: 'already', runbook: 'restart' }, 'was cancelled already'],
  [{ kind: 'no_run' }, 'INC-12 has no run under way; nothing was changed.'],
  [{ kind: 'not_found' }, 'There is no INC-12.'],
] as const)('sayCancellation tells the person of %j', (outcome, words) => {
  expect(sayCancellation(outcome, 12).text).toContain(words);
});
