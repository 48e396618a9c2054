import { describe, expect, it } from 'vitest';
import { approvalBlocks } from '#handlers/slack/views/card/approval-blocks.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anApproval, aSnapshot, now } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Parameters<typeof aSnapshot>[0]) =>
  textsOf(approvalBlocks(aSnapshot(changes), detailLevels[0])).join('\n');

describe('approvalBlocks', () => {
  it('warns when nobody could ever approve', () => {
    expect(said({ approvers: [] })).toContain('⚠ Nobody is listed as an approver');
  });

  it('says of a question whose time is over that it does not go ahead', () => {
    expect(said({ approval: anApproval({ expiresAt: now }) })).toMatch(
      /\*Approval was needed\*[^]*it does not go ahead/,
    );
  });

  it('is nothing where nothing is asked', () => {
    expect(said({ approval: null })).toBe('');
    expect(said({ approval: anApproval({ state: 'approved' }) })).toBe('');
  });
});
