import { describe, expect, it } from 'vitest';
import { approvalRefusal } from '#handlers/slack/views/refusal.ts';

describe('approvalRefusal', () => {
  it('says who may, and what the person can do instead', () => {
    expect(approvalRefusal(['U01MAYA0001', 'S01SREONCALL']).text).toBe(
      'Only <@U01MAYA0001>, <!subteam^S01SREONCALL> may approve or reject; you are not among them.\nAsk one of them, or press *Acknowledge* to take the incident.',
    );
  });

  it('says where approvers are listed when there are none', () => {
    expect(approvalRefusal([]).text).toContain('`approvers` in firebreak.yml');
  });
});
