import { sayDuration } from '#domain/duration.ts';
import type { RunStep } from '#domain/run.ts';

const longestLine = 300;
const mostLines = 30;

/** What a run did, a line a step, in the order in which it happened; for people who have to go on from there. */
export function sayStory(steps: readonly RunStep[]): string {
  const reached = steps.filter((step) => step.state !== 'queued' && step.state !== 'skipped');
  const lines = reached.slice(-mostLines).map(sayStep);
  const left = reached.length - lines.length;
  return [...(left > 0 ? [`(${left} earlier steps)`] : []), ...lines].join('\n');
}

const signs = {
  queued: '·',
  started: '…',
  waiting: '…',
  done: '✓',
  skipped: '–',
  failed: '✗',
  unknown: '?',
} as const satisfies Record<RunStep['state'], string>;

function sayStep(step: RunStep): string {
  const tookMs = step.startedAt && step.finishedAt ? step.finishedAt.getTime() - step.startedAt.getTime() : 0;
  const took = tookMs < 1000 ? '' : ` (${sayDuration(tookMs)})`;
  const changed = step.change === null ? '' : ` [${step.change.difference.join('; ')}]`;
  const line = `${signs[step.state]} ${step.title}: ${step.summary ?? step.state}${took}${changed}`;
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}
