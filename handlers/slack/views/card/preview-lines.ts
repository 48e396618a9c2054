import type { PreviewedStep } from '#domain/run.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import type { Detail } from './detail.ts';
import { previewStepLines } from './preview-step-lines.ts';

/** What would change, step by step, as it was simulated for the question; no lines where nothing was simulated. */
export function previewLines(preview: readonly PreviewedStep[], detail: Detail): string[] {
  if (preview.length === 0) return [];
  const rest = preview.slice(detail.changes);
  return [
    '*What it would change*',
    ...preview.slice(0, detail.changes).flatMap((step) => previewStepLines(step, detail)),
    ...(rest.length === 0 ? [] : [`… and ${counted(rest.length, 'more change')}${troubles(rest)}`]),
  ];
}

/** A change that is summarised away still says that it would not go ahead. */
function troubles(steps: readonly PreviewedStep[]): string {
  const stopped = steps.filter(({ subject, obstacle }) => subject !== null && obstacle !== null).length;
  return stopped === 0 ? '' : ` (⚠ ${stopped} would not go ahead now)`;
}
