import { describe, expect, it } from 'vitest';
import { sayConfirmation } from '#handlers/slack/views/say-confirmation.ts';
import { aConfirmation } from '#tests/handlers/slack/snapshots.ts';

describe('sayConfirmation', () => {
  it.each([
    [{ kind: 'confirmed', before: null }, 'Noted what INC-12 was'],
    [{ kind: 'confirmed', before: aConfirmation }, 'What <@U01MAYA0001> had said stays in its timeline.'],
    [{ kind: 'withdrawn' }, 'Nothing is said any more of what INC-12 was.'],
    [{ kind: 'already' }, 'nothing was changed'],
    [{ kind: 'merged' }, 'INC-12 was merged into another incident.'],
    [{ kind: 'not_found' }, 'There is no INC-12.'],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayConfirmation(outcome, 12).text).toContain(words);
  });
});
