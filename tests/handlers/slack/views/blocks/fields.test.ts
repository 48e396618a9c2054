import { describe, expect, it } from 'vitest';
import { fields } from '#handlers/slack/views/blocks/fields.ts';

describe('fields', () => {
  it('sets each value under its name', () => {
    expect(fields([['State', 'Triggered']]).fields?.[0]?.text).toBe('*State*\nTriggered');
  });

  it('refuses more than Slack shows', () => {
    expect(() => fields(Array.from({ length: 11 }, () => ['a', 'b'] as const))).toThrow(RangeError);
  });
});
