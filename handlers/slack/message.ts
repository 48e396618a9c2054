import type { KnownBlock } from '@slack/types';

/** What is said to people: blocks, and the text that notifications and screen readers use in their place. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}
