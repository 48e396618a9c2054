import { describe, expect, it } from 'vitest';
import { sayDecision } from '#handlers/slack/views/say-decision.ts';

describe('sayDecision', () => {
  it.each([
    [{ kind: 'approved' }, /^Approved/],
    [{ kind: 'counted', approved: 1, quorum: 2 }, /^Counted: 1 of 2 have approved\. Nothing is done before/],
    [{ kind: 'already_counted', approved: 1, quorum: 2 }, /^You have approved this already: 1 of 2/],
    [{ kind: 'reason_needed' }, /^Nothing was decided: a rejection needs a reason/],
    [{ kind: 'excluded' }, /^You asked for this run, so somebody else has to approve it/],
    [
      { kind: 'stopped', by: 'U01MAYA0001', reason: 'worse' },
      /^Not approved: all runbooks are stopped by <@U01MAYA0001> \(worse\)/,
    ],
    [{ kind: 'already_decided', state: 'void', by: null }, /is void: what it showed has changed since/],
    [{ kind: 'rejected' }, /^Rejected: it does not go ahead/],
    [{ kind: 'not_permitted', approvers: ['U01MAYA0001'] }, /Only <@U01MAYA0001> may/],
    [
      { kind: 'already_decided', state: 'approved', by: 'U01MAYA0001' },
      /approved already by <@U01MAYA0001>; your press changed nothing/,
    ],
    [{ kind: 'already_decided', state: 'rejected', by: null }, /^This was rejected already; your/],
    [{ kind: 'already_decided', state: 'expired', by: null }, /has expired/],
    [{ kind: 'already_decided', state: 'withdrawn', by: null }, /was withdrawn: its run has ended/],
    [{ kind: 'expired' }, /has expired, so it does not go ahead/],
    [
      { kind: 'changed', what: 'the runbook <!here>' },
      /^Not approved: .*\(the runbook &lt;!here&gt; is different now\)/,
    ],
    [{ kind: 'not_found' }, /no longer exists/],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayDecision(outcome).text).toMatch(words);
  });
});
