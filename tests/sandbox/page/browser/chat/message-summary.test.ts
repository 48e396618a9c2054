import { describe, expect, it } from 'vitest';
import type { MessageView } from '#sandbox/contract.ts';
import { messageSummary } from '#sandbox/page/browser/chat/message-summary.ts';
import { exampleDirectory } from '#tests/sandbox/page/block-scope-of.ts';

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

describe('messageSummary', () => {
  it('is the text without its marks', () => {
    const text = '*SEV2* for <@U1> in <#C2>:\n<https://a.example|graph> :tada:';
    expect(messageSummary({ ...base, text }, exampleDirectory())).toBe('SEV2 for @maya in #incidents: graph 🎉');
  });

  it('is the first words of the blocks where there is no text', () => {
    const blocks = [{ type: 'divider' }, { type: 'header', text: { type: 'plain_text', text: 'Claims are slow' } }];
    expect(messageSummary({ ...base, blocks }, exampleDirectory())).toBe('Claims are slow');
  });
});
