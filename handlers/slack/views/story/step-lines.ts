import { sayDuration } from '#domain/duration.ts';
import type { Json } from '#domain/run.ts';
import type { StoryStep } from '#incidents/read-run-story.ts';
import { localTimes } from '#handlers/slack/views/local-times.ts';
import { mentions } from '#handlers/slack/views/mentions.ts';
import { code, instant, say } from '#handlers/slack/views/mrkdwn.ts';
import { stepSigns } from '#handlers/slack/views/step-signs.ts';
import { within } from './within.ts';

const longestEntry = 6000;
const longestValue = 400;
const fieldsShown = 12;
const differencesShown = 20;

/** What is told of one step: what it did, with which values, what it changed and gave, when, and who approved. */
export function stepLines(step: StoryStep): string[] {
  const { path, type, words, state, summary, tries, startedAt } = step;
  const became = summary === null || summary === '' ? state : localTimes(say(summary, 600));
  const facts = [
    code(path, 160),
    type,
    ...(startedAt === null ? [] : [`begun ${instant(startedAt)}`]),
    ...(tries > 1 ? [`tried ${tries} times`] : []),
  ];
  const lines = [
    `${stepSigns[state]} *${say(words, 300)}* — ${became}${took(step)}`,
    facts.join(' · '),
    ...givenLines(step.input),
    ...changeLines(step.change),
    ...(step.output === null || step.output === '' ? [] : [`gave ${code(written(step.output), longestValue)}`]),
  ];
  return within(lines, longestEntry);
}

function took({ startedAt, finishedAt }: StoryStep): string {
  if (startedAt === null || finishedAt === null) return '';
  return ` (${sayDuration(Math.max(0, finishedAt.getTime() - startedAt.getTime()))})`;
}

function givenLines(input: StoryStep['input']): string[] {
  const fields = Object.entries(input ?? {});
  const rest = fields.length - fieldsShown;
  return [
    ...fields
      .slice(0, fieldsShown)
      .map(([name, value]) => `given ${say(name, 80)} ${code(written(value), longestValue)}`),
    ...(rest > 0 ? [`… and ${rest} more values`] : []),
  ];
}

function changeLines(change: StoryStep['change']): string[] {
  if (change === null) return [];
  const { difference, approvedBy } = change;
  const rest = difference.length - differencesShown;
  return [
    `changed, ${approvedBy.length === 0 ? 'without asking' : `approved by ${mentions(approvedBy)}`}:`,
    ...difference.slice(0, differencesShown).map((line) => `\u2003${code(line, 240)}`),
    ...(rest > 0 ? [`\u2003… and ${rest} more`] : []),
  ];
}

function written(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
