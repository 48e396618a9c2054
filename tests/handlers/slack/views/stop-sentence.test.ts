import { expect, it } from 'vitest';
import { stopSentence } from '#handlers/slack/views/stop-sentence.ts';
import { now } from '#tests/handlers/slack/snapshots.ts';

it('stopSentence tells who stopped everything, when and why, and lets the reason call nobody', () => {
  const sentence = stopSentence({ by: 'U01MAYA0001', reason: '<!channel> worse', at: now });
  expect(sentence).toMatch(/^All runbooks are stopped by <@U01MAYA0001> <!date\^\d+\^.*>: &lt;!channel&gt; worse$/);
  expect(stopSentence({ by: 'U01MAYA0001', reason: null, at: now })).toMatch(/UTC>$/);
});
