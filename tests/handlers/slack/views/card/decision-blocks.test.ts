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

  it('is nothing before there is one', () => {
    expect(decisionBlocks(null, detailLevels[0])).toEqual([]);
  });
});
