import { describe, expect, it } from 'vitest';
import { approvalBlocks } from '#handlers/slack/views/card/approval-blocks.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anApproval, aPreview, aSnapshot, now } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Parameters<typeof aSnapshot>[0]) =>
  textsOf(approvalBlocks(aSnapshot(changes), detailLevels[0])).join('\n');

describe('approvalBlocks', () => {
  it('warns when nobody could ever approve', () => {
    expect(said({ approval: anApproval({ approvers: [] }) })).toContain('⚠ Nobody is listed as an approver');
  });

  it('says of a question whose time is over that it does not go ahead', () => {
    expect(said({ approval: anApproval({ expiresAt: now }) })).toMatch(
      /\*Approval was needed\*[^]*it does not go ahead/,
    );
  });

  it('shows what would change, and where to find what it has no room for', () => {
    const preview = [
      aPreview(),
      aPreview({ difference: Array.from({ length: 30 }, (_, field) => `f${field}: 1 → 2`) }),
    ];
    const text = said({ approval: anApproval({ preview }) });
    expect(text).toContain('`spec.replicas: 4 → 8`');
    expect(text).toContain('`/runbook log` shows every change in full.');
    expect(said({ approval: anApproval({ preview: [aPreview()] }) })).not.toContain('/runbook log');
  });

  it('counts the other questions that wait, and names the approvers of this one alone', () => {
    const text = said({ questions: 3, approvers: ['U0OTHER'], approval: anApproval({ approvers: ['U01MAYA0001'] }) });
    expect(text).toContain('*Approval needed* (the first of 3 questions)');
    expect(text).toContain('May approve: <@U01MAYA0001>');
    expect(text).not.toContain('U0OTHER');
  });

  it('says why it cannot be approved while everything is stopped', () => {
    const stop = { by: 'U01MAYA0001', reason: null, at: now };
    expect(said({ stop })).toContain('⛔ Cannot be approved while all runbooks are stopped.');
  });

  it('is nothing where nothing is asked', () => {
    expect(said({ approval: null })).toBe('');
    expect(said({ approval: anApproval({ state: 'approved' }) })).toBe('');
  });
});
