import { describe, expect, it } from 'vitest';
import { updateMessage } from '#handlers/slack/views/update-message.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
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

  it.each(hostileFillers)('fits when its text is made of %j', (filler) => {
    const mention = Array.from({ length: 40 }, (_, index) => `U00000000${index}`);
    const { text, blocks } = updateMessage({ text: filler.repeat(2000), escalate: true, mention });
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.length).toBeGreaterThan(500);
    expect(validateBlocks('message', blocks)).toEqual([]);
  });
});
