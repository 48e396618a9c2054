import { sayDuration } from '#domain/duration.ts';
import type { RunStory } from '#incidents/read-run-story.ts';
import { code, instant, mention, say } from '#handlers/slack/views/mrkdwn.ts';
import { runWords } from '#handlers/slack/views/run-words.ts';

/** Which run it is, how it stands or ended and why, who started it, and how long it took. */
export function storyHeading({ run, risk }: RunStory): string[] {
  const { runbook, state, reason, startedBy, createdAt, finishedAt, mode, retryOf, cancel } = run;
  const asker = startedBy === 'firebreak' ? 'Firebreak itself' : mention(startedBy);
  const took = finishedAt === null ? '' : `, took ${sayDuration(finishedAt.getTime() - createdAt.getTime())}`;
  return [
    `${code(runbook, 120)} · risk ${risk} · ${runWords[state]}${reason === null ? '' : `: ${say(reason, 600)}`}`,
    `Started by ${asker} ${instant(createdAt)}${took}; ${mode === 'ask' ? 'people are asked before changes' : 'it changes without asking'}`,
    ...(retryOf === null ? [] : ['Takes a failed run up again: steps that were done then are told as they were.']),
    ...(cancel === null ? [] : [`Cancelled by ${mention(cancel.by)} ${instant(cancel.at)}`]),
  ];
}
