import { describe, expect, it } from 'vitest';
import { sayDecision } from '#handlers/slack/views/say-decision.ts';

describe('sayDecision', () => {
  it.each([
    [{ kind: 'approved' }, /^Approved/],
    [{ kind: 'rejected' }, /^Rejected: it does not go ahead/],
    [{ kind: 'not_permitted', approvers: ['U01MAYA0001'] }, /Only <@U01MAYA0001> may/],
    [
      { kind: 'already_decided', state: 'approved', by: 'U01MAYA0001' },
      /approved already by <@U01MAYA0001>; your press changed nothing/,
    ],
    [{ kind: 'already_decided', state: 'rejected', by: null }, /^This was rejected already; your/],
    [{ kind: 'already_decided', state: 'expired', by: null }, /has expired/],
    [{ kind: 'already_decided', state: 'withdrawn', by: null }, /was withdrawn: the incident has moved on/],
    [{ kind: 'expired' }, /has expired, so it does not go ahead/],
    [{ kind: 'changed', what: 'the runbook <!here>' }, /no longer what would happen: the runbook &lt;!here&gt;/],
    [{ kind: 'not_found' }, /no longer exists/],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayDecision(outcome).text).toMatch(words);
  });
});
