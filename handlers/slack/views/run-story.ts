import type { KnownBlock } from '@slack/types';
import type { RunStory, StoryRead } from '#incidents/read-run-story.ts';
import type { Message } from '#handlers/slack/message.ts';
import { context } from './blocks/context.ts';
import { header } from './blocks/header.ts';
import { section } from './blocks/section.ts';
import { counted } from './counted.ts';
import { incidentRef } from './incident-ref.ts';
import { noSuchIncident } from './no-such-incident.ts';
import { notice } from './notice.ts';
import { questionLines } from './story/question-lines.ts';
import { stepLines } from './story/step-lines.ts';
import { storyHeading } from './story/story-heading.ts';
import { storyPages } from './story/story-pages.ts';

/** The answer to `/runbook log`: a page of the latest run's record. Pages count from 1; past the last it is the last. */
export function runStory(read: StoryRead, incident: number, page: number): Message {
  switch (read.kind) {
    case 'not_found':
      return noSuchIncident(incident);
    case 'no_run':
      return notice(`${incidentRef(incident)} has had no run. \`/runbook run <name> ${incident}\` asks for one.`);
    case 'story':
      return tell(read.story, page);
  }
}

function tell(story: RunStory, wanted: number): Message {
  const pages = storyPages(entriesOf(story));
  const page = Math.min(wanted, pages.length);
  const title = `${incidentRef(story.incident)} · log of the latest run`;
  const where = pages.length === 1 ? '' : ` · page ${page} of ${pages.length}`;
  const next = page < pages.length ? ` · \`/runbook log ${story.incident} page ${page + 1}\` goes on` : '';
  return {
    text: `${title}${where}`,
    blocks: [
      header(title),
      ...(page === 1 ? [section(...storyHeading(story))] : []),
      ...(pages[page - 1] ?? []),
      context(`${counted(story.steps.length, 'step')}${where}${next}`),
    ] satisfies KnownBlock[],
  };
}

/** Each question stands before the step that asked it; that of the whole run before all steps. */
function entriesOf({ steps, questions }: RunStory): readonly (readonly string[])[] {
  const paths = new Set(steps.map(({ path }) => path));
  const first = questions.filter(({ approval }) => approval.path === null || !paths.has(approval.path));
  return [
    ...first.map(questionLines),
    ...steps.flatMap((step) => [
      ...questions.filter(({ approval }) => approval.path === step.path).map(questionLines),
      stepLines(step),
    ]),
  ];
}
