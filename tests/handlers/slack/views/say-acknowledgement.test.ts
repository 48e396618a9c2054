import { describe, expect, it } from 'vitest';
import { sayAcknowledgement } from '#handlers/slack/views/say-acknowledgement.ts';

describe('sayAcknowledgement', () => {
  it.each([
    [{ kind: 'acknowledged' }, 'INC-12 is yours.'],
    [{ kind: 'already', by: 'U2' }, 'already with U2'],
    [{ kind: 'already', by: 'U01MAYA0001' }, 'already with <@U01MAYA0001>'],
    [{ kind: 'already', by: 'U1' }, 'You already have INC-12.'],
    [{ kind: 'already', by: null }, 'INC-12 is already acknowledged.'],
    [{ kind: 'closed', state: 'resolved' }, 'it is resolved'],
    [{ kind: 'closed', state: 'merged' }, 'it is merged into another incident'],
    [{ kind: 'not_found' }, 'There is no INC-12.'],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayAcknowledgement(outcome, 12, 'U1').text).toContain(words);
  });
});
