import { describe, expect, it } from 'vitest';
import { approverLines } from '#handlers/slack/views/card/approver-lines.ts';
import { anApproval } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Parameters<typeof anApproval>[0]) => approverLines(anApproval(changes)).join('\n');

describe('approverLines', () => {
  it('names who may approve, and who may not although listed', () => {
    expect(said({})).toBe('May approve: <@U01MAYA0001>, <!subteam^S01SREONCALL>');
    expect(said({ excluded: 'U01MAYA0001' })).toContain(', but not <@U01MAYA0001>, who asked for it');
  });

  it('counts the approvals where several are needed', () => {
    expect(said({ quorum: 2 })).toContain('*0 of 2* approved so far: nobody yet');
    expect(said({ quorum: 2, approvedBy: ['U01MAYA0001'] })).toContain('*1 of 2* approved: <@U01MAYA0001>');
  });

  it('says how to list approvers where there are none', () => {
    expect(said({ approvers: [] })).toContain('⚠ Nobody is listed as an approver');
  });
});
