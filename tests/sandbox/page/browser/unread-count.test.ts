import { describe, expect, it } from 'vitest';
import type { MessageView } from '#sandbox/contract.ts';
import { unreadCount } from '#sandbox/page/browser/unread-count.ts';

const base: MessageView = {
  channel: 'C1',
  ts: '5.0',
  user: 'U2',
  text: '',
  blocks: [],
  threadTs: null,
  replyCount: 0,
  edited: false,
  ephemeralFor: null,
  subtype: null,
  reactions: [],
  problem: null,
};

describe('unreadCount', () => {
  it('counts messages of others that are newer than what was read', () => {
    const messages = [
      base,
      { ...base, ts: '6.0' },
      { ...base, ts: '7.0', user: 'U1' },
      { ...base, ts: '8.0', channel: 'C2' },
    ];
    expect(unreadCount(messages, 'C1', '5.0', 'U1')).toEqual({ messages: 1, mentions: 0 });
  });

  it('counts mentions, broadcasts and what only the viewer sees', () => {
    const messages = [
      { ...base, text: 'hi <@U1>' },
      { ...base, text: '<!here> look' },
      { ...base, ephemeralFor: 'U1' },
      { ...base, text: '<@U3>' },
    ];
    expect(unreadCount(messages, 'C1', '', 'U1')).toEqual({ messages: 4, mentions: 3 });
  });

  it('does not count lines that the workspace writes itself', () => {
    expect(unreadCount([{ ...base, subtype: 'channel_join' }], 'C1', '', 'U1').messages).toBe(0);
  });
});
