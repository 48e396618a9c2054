import { describe, expect, it } from 'vitest';
import { actionIds } from '#handlers/slack/ids.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';

describe('button', () => {
  it('is one that Slack shows, with its text cut', () => {
    const made = button({ id: actionIds.approve, text: 'A'.repeat(100), value: 'v', style: 'primary' });
    expect(made.text.text).toHaveLength(75);
    expect(validateBlocks('message', [{ type: 'actions', elements: [made] }])).toEqual([]);
  });

  it('refuses a value that would be cut, because it would mean something else', () => {
    expect(() => button({ id: actionIds.approve, text: 'A', value: 'v'.repeat(2001) })).toThrow(/2001 characters/);
  });
});
