import { describe, expect, it } from 'vitest';
import { decisionBlocks } from '#handlers/slack/views/card/decision-blocks.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';

describe('decisionBlocks', () => {
  it('says what was decided, why, and what else would have matched', () => {
    const decision = {
      action: 'escalate',
      reason: 'No runbook fits',
      runbook: null,
      alternatives: ['a', 'b'],
    } as const;
    expect(textsOf(decisionBlocks(decision, detailLevels[0]))).toEqual([
      '*Decision: escalate to a person* — No runbook fits\nOther runbooks that match: `a`, `b`',
    ]);
  });

  it('shows what each runbook that matched has shown so far, the chosen one by itself', () => {
    const decision = {
      action: 'ask',
      reason: 'restart fits.',
      runbook: 'restart',
      alternatives: ['scale', 'drain'],
      choices: [
        { runbook: 'restart', why: 'class', record: 'held 7 of 8 times', remedies: 'remedies Pool exhausted (91 %)' },
        { runbook: 'scale', why: 'class', record: 'never run yet', remedies: null },
      ],
    } as const;
    expect(textsOf(decisionBlocks(decision, detailLevels[0]))).toEqual([
      '*Decision: ask before acting* — restart fits.\nOther runbooks that match: `scale` (never run yet), `drain`',
      '`restart` held 7 of 8 times; remedies Pool exhausted (91 %)',
    ]);
  });

  it('is nothing before there is one', () => {
    expect(decisionBlocks(null, detailLevels[0])).toEqual([]);
  });
});
