import { describe, expect, it } from 'vitest';
import { approvalValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { decisionButtons } from '#handlers/slack/views/card/decision-buttons.ts';
import { anApproval, aSnapshot, now } from '#tests/handlers/slack/snapshots.ts';

const shown = (changes: Parameters<typeof aSnapshot>[0]) =>
  decisionButtons(aSnapshot(changes)).map((button) => button.text.text);

describe('decisionButtons', () => {
  it('carry which question they answer, and Reject what its form is to name', () => {
    const values = decisionButtons(aSnapshot()).map(({ value }) => readValue(approvalValueSchema, value));
    const { id: approval, prompt } = anApproval();
    expect(values).toEqual([
      { incident: 12, approval, what: '' },
      { incident: 12, approval, what: prompt },
    ]);
  });

  it('can only say no while everything is stopped', () => {
    expect(shown({ stop: { by: 'U01MAYA0001', reason: null, at: now } })).toEqual(['Reject']);
  });

  it('are gone with the question and with its time', () => {
    expect(shown({ approval: null })).toEqual([]);
    expect(shown({ approval: anApproval({ expiresAt: now }) })).toEqual([]);
  });
});
