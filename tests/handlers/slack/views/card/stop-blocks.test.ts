import { expect, it } from 'vitest';
import { stopBlocks } from '#handlers/slack/views/card/stop-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { aSnapshot, now } from '#tests/handlers/slack/snapshots.ts';

it('stopBlocks is one line while everything is stopped, and nothing else', () => {
  expect(stopBlocks(aSnapshot())).toEqual([]);
  const texts = textsOf(stopBlocks(aSnapshot({ stop: { by: 'U01MAYA0001', reason: 'x\ny', at: now } })));
  expect(texts).toEqual([expect.stringMatching(/^⛔ .*<@U01MAYA0001>.*: x y\*\. .*`\/runbook resume` ends that\.$/)]);
});
