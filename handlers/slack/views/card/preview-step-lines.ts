import type { PreviewedStep } from '#domain/run.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import { code, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

/** How much of one change is shown. */
export type PreviewRoom = Pick<Detail, 'differences' | 'lineChars' | 'proseChars'>;

const indent = '\u2003';

/** What one step would change, as it was simulated; or that it could not be, and is asked about in its turn. */
export function previewStepLines(step: PreviewedStep, room: PreviewRoom): string[] {
  const { title, difference, pods, notes, obstacle } = step;
  const { differences, lineChars, proseChars } = room;
  if (step.subject === null) return [unseen(step, room)];
  const rest = difference.length - differences;
  return [
    `• ${say(title, lineChars)}${podsTouched(pods)}`,
    ...difference.slice(0, differences).map((line) => `${indent}${code(line, lineChars)}`),
    ...(rest > 0 ? [`${indent}… and ${counted(rest, 'more field')}`] : []),
    ...notes.slice(0, differences).map((note) => `${indent}${say(note, lineChars)}`),
    ...(obstacle === null ? [] : [`${indent}⚠ *Would not go ahead now:* ${say(obstacle, proseChars)}`]),
  ];
}

function unseen({ title, obstacle }: PreviewedStep, { lineChars }: PreviewRoom): string {
  const why = obstacle === null ? '' : ` (${say(obstacle, lineChars)})`;
  return `• ${say(title, lineChars)} — cannot be shown yet${why}: you are asked again in its turn`;
}

function podsTouched(pods: PreviewedStep['pods']): string {
  if (pods === null) return '';
  if (pods.touched === 0) return ' — no pod is replaced';
  return ` — replaces or removes ${pods.touched} of ${counted(pods.of, 'pod')}`;
}
