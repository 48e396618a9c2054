import type { KnownBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { paragraphs } from '#handlers/slack/views/blocks/paragraphs.ts';

/** Room for the heading and the line below it. */
const blocksKept = 5;
const charsKept = 1700;

/** Entries of escaped lines as pages that each fit one message; an entry is never torn apart. At least one page. */
export function storyPages(entries: readonly (readonly string[])[]): readonly (readonly KnownBlock[])[] {
  const pages: KnownBlock[][] = [];
  let page: KnownBlock[] = [];
  for (const entry of entries) {
    const blocks = paragraphs(entry);
    const next = [...page, ...blocks];
    const isFull =
      next.length > slackLimits.blocksPerMessage - blocksKept ||
      JSON.stringify(next).length > slackLimits.blocksTotal - charsKept;
    if (isFull && page.length > 0) {
      pages.push(page);
      page = blocks;
    } else page = next;
  }
  return [...pages, page];
}
