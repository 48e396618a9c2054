import type { Button, KnownBlock } from '@slack/types';

/** Every text object of the blocks, in the order in which people read them. */
export function textsOf(blocks: unknown, type?: 'mrkdwn' | 'plain_text'): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap((block) => textsOf(block, type));
  if (typeof blocks !== 'object' || blocks === null) return [];
  const own =
    'text' in blocks &&
    typeof blocks.text === 'string' &&
    (type === undefined || ('type' in blocks && blocks.type === type))
      ? [blocks.text]
      : [];
  return [...own, ...Object.values(blocks).flatMap((value) => textsOf(value, type))];
}

export function buttonsOf(blocks: readonly KnownBlock[]): Button[] {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');
}
