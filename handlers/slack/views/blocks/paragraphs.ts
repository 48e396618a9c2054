import type { SectionBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { section } from './section.ts';

/** Escaped mrkdwn lines, each shorter than a section may be, in as few sections as hold them all; none is left out. */
export function paragraphs(lines: readonly string[]): SectionBlock[] {
  const sections: SectionBlock[] = [];
  let gathered: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (gathered.length > 0 && length + 1 + line.length > slackLimits.sectionText) {
      sections.push(section(...gathered));
      gathered = [];
      length = 0;
    }
    length += (gathered.length === 0 ? 0 : 1) + line.length;
    gathered.push(line);
  }
  return gathered.length === 0 ? sections : [...sections, section(...gathered)];
}
