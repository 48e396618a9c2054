import { describe, expect, it } from 'vitest';
import type { MessageView } from '#sandbox/contract.ts';
import { messageRows } from '#sandbox/page/browser/chat/message-groups.ts';

function message(second: number, change: Partial<MessageView> = {}): MessageView {
  const ts = `${1_700_000_000 + second}.000100`;
  return {
    channel: 'C1',
    ts,
    user: 'U1',
    text: '',
    blocks: [],
    threadTs: null,
    replyCount: 0,
    edited: false,
    ephemeralFor: null,
    subtype: null,
    reactions: [],
    problem: null,
    ...change,
  };
}

function shape(messages: readonly MessageView[]): readonly string[] {
  return messageRows(messages).map((row) => (row.kind === 'day' ? 'day' : row.isContinued ? 'continued' : 'headed'));
}

describe('messageRows', () => {
  it('gives one heading to messages of one person close together', () => {
    expect(shape([message(0), message(60), message(120, { user: 'U2' }), message(2000, { user: 'U2' })])).toEqual([
      'day',
      'headed',
      'continued',
      'headed',
      'headed',
    ]);
  });

  it('starts each day with a divider and a heading', () => {
    expect(shape([message(0), message(2 * 24 * 3600)])).toEqual(['day', 'headed', 'day', 'headed']);
  });

  it('leaves replies to their thread, unless they were sent to the channel too', () => {
    const root = message(0);
    expect(shape([{ ...root, threadTs: root.ts }, message(1, { threadTs: root.ts })])).toEqual(['day', 'headed']);
    expect(shape([root, message(1, { threadTs: root.ts, subtype: 'thread_broadcast' })])).toEqual([
      'day',
      'headed',
      'headed',
    ]);
  });

  it('heads what only the viewer sees', () => {
    expect(shape([message(0), message(1, { ephemeralFor: 'U1' })])).toEqual(['day', 'headed', 'headed']);
  });
});
