import { describe, expect, it } from 'vitest';
import { updateMessage } from '#handlers/slack/views/update-message.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { hostileFillers } from '#tests/handlers/slack/snapshots.ts';

describe('updateMessage', () => {
  it('calls by name whoever is to act, and nobody else', () => {
    expect(updateMessage({ text: 'Restarted claims-api.', escalate: false, mention: [] }).text).toBe(
      'Restarted claims-api.',
    );
    expect(updateMessage({ text: 'Look <!channel>', escalate: true, mention: ['S01SREONCALL'] }).text).toBe(
      '🚨 <!subteam^S01SREONCALL> Look &lt;!channel&gt;',
    );
  });

  it('keeps the lines of a story, and calls nobody from them', () => {
    const { text, blocks } = updateMessage({
      text: 'restart failed: <!here>. What it did:\n✓ Looked: 97\n\n✗ Restart: forbidden <@U1>',
      escalate: true,
      mention: ['S01SREONCALL'],
    });
    expect(text.split('\n')).toEqual([
      '🚨 <!subteam^S01SREONCALL> restart failed: &lt;!here&gt;. What it did:',
      '✓ Looked: 97',
      '✗ Restart: forbidden &lt;@U1&gt;',
    ]);
    expect(blocks).toHaveLength(1);
  });

  it.each(hostileFillers)('keeps the beginning and the end of a long story made of %j', (filler) => {
    const line = filler.trim().replaceAll('\n', ' ').repeat(300).slice(0, 300);
    const text = ['restart failed.', ...Array.from({ length: 300 }, (_, index) => `${index} ${line}`)].join('\n');
    const { blocks } = updateMessage({ text, escalate: true, mention: [] });
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(slackLimits.blocksTotal);
    const said = textsOf(blocks).join('\n').split('\n');
    expect(said[0]).toBe('🚨 restart failed.');
    expect(said[1]).toMatch(/^… \d+ lines left out$/);
    expect(said.at(-1)).toMatch(/^299 /);
  });

  it.each(hostileFillers)('fits when its text is made of %j', (filler) => {
    const mention = Array.from({ length: 40 }, (_, index) => `U00000000${index}`);
    const { text, blocks } = updateMessage({ text: filler.repeat(2000), escalate: true, mention });
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.length).toBeGreaterThan(500);
    expect(validateBlocks('message', blocks)).toEqual([]);
  });
});
