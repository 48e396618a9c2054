import { describe, expect, it } from 'vitest';
import { channelTopic } from '#handlers/slack/views/channel-topic.ts';
import { aSnapshot, hostileFillers } from '#tests/handlers/slack/snapshots.ts';
import { worstSnapshot } from '#tests/handlers/slack/worst-snapshot.ts';

describe('channelTopic', () => {
  it('says the number, the severity and what it is about, and leaves the state to the card', () => {
    expect(channelTopic(aSnapshot())).toBe(
      'INC-12 · SEV1 · HighLatencyP99 on claims-api · the pinned card tells how it stands',
    );
  });

  it.each(hostileFillers)('fits and mentions nobody when the title is made of %j', (filler) => {
    const topic = channelTopic(worstSnapshot(filler));
    expect(topic.length).toBeLessThanOrEqual(250);
    expect(topic).not.toMatch(/[<>\n]/);
  });
});
