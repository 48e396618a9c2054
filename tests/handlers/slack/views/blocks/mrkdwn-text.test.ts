import { describe, expect, it } from 'vitest';
import { mrkdwnText } from '#handlers/slack/views/blocks/mrkdwn-text.ts';

describe('mrkdwnText', () => {
  it('keeps Slack from making mentions and links of bare names', () => {
    expect(mrkdwnText(['a', 'b'], 10)).toEqual({ type: 'mrkdwn', text: 'a\nb', verbatim: true });
  });

  it('leaves whole lines out, so that no mention is cut in two', () => {
    expect(mrkdwnText(['<@U01MAYA0001>', '<@U02DEVON002>'], 20).text).toBe('<@U01MAYA0001>\n…');
    expect(mrkdwnText(['<@U01MAYA0001>'], 5).text).toBe('…');
    expect(mrkdwnText([], 5).text).toBe('…');
  });
});
