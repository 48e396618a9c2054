import type { KnownBlock } from '@slack/types';
import type { RunStep } from '#domain/run.ts';
import type { IncidentSnapshot, RunSnapshot } from '#incidents/incident-snapshot.ts';
import { actions } from '#handlers/slack/views/blocks/actions.ts';
import { section } from '#handlers/slack/views/blocks/section.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import { mentions } from '#handlers/slack/views/mentions.ts';
import { code, instant, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';
import { doubtButtons } from './doubt-buttons.ts';

/** Each step of which nobody knows what it did: what is not known, what it was to change, and how a person decides. */
export function doubtBlocks({ incident, run, approvers }: IncidentSnapshot, detail: Detail): KnownBlock[] {
  if (run === null || run.run.finishedAt !== null || run.doubts.length === 0) return [];
  const shown = run.doubts.slice(0, detail.doubts);
  const rest = run.doubts.length - shown.length;
  return [
    ...shown.flatMap((step): KnownBlock[] => [
      section(...doubtLines(step, run, detail)),
      ...actions(doubtButtons({ incident: incident.number, run: run.run.id, path: step.path, attempt: step.attempt })),
    ]),
    section(
      ...(rest > 0 ? [`… and ${counted(rest, 'more doubt')}, shown once these are settled`] : []),
      `Look first. May decide: ${mentions(approvers)}`,
    ),
  ];
}

function doubtLines(step: RunStep, run: RunSnapshot, { lineChars, proseChars, differences }: Detail): string[] {
  const { path, summary, change, startedAt } = step;
  const began = startedAt === null ? '' : ` Begun ${instant(startedAt)}.`;
  const difference = (change?.difference ?? []).slice(0, differences);
  return [
    `⚠ *In doubt: ${say(titleOf(step, run), lineChars)}* ${code(path, 150)}`,
    `It may or may not have taken effect${summary === null ? '' : `: ${say(summary, proseChars)}`}.${began}`,
    ...(difference.length === 0
      ? []
      : ['It was to change:', ...difference.map((line) => `\u2003${code(line, lineChars)}`)]),
  ];
}

function titleOf({ path, title, change }: RunStep, run: RunSnapshot): string {
  return change?.title ?? run.steps.find((line) => line.path === path)?.title ?? title;
}
