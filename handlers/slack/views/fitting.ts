import type { KnownBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { detailLevels, type Detail } from './card/detail.ts';

/** The blocks at the highest level of detail whose whole fits one message. */
export function fitting(build: (detail: Detail) => KnownBlock[]): KnownBlock[] {
  let blocks: KnownBlock[] = [];
  for (const detail of detailLevels) {
    blocks = build(detail);
    if (blocks.length <= slackLimits.blocksPerMessage && JSON.stringify(blocks).length <= slackLimits.blocksTotal)
      break;
  }
  return blocks;
}
