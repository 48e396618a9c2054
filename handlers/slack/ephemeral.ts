import type { KnownBlock } from '@slack/types';
import type { Message } from './message.ts';

interface Ephemeral {
  readonly response_type: 'ephemeral';
  /** Without this an answer to a button would take the card's place. */
  readonly replace_original: false;
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A message that only the person sees who made the gesture. */
export function ephemeral({ text, blocks }: Message): Ephemeral {
  return { response_type: 'ephemeral', replace_original: false, text, blocks };
}
