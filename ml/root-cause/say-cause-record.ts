import { somethingElse } from '#domain/confirmation.ts';
import type { CausePriorsFile } from './cause-priors-file.ts';

const strangersShown = 5;

/** From how many incidents the shares of causes were learned, for the output of training; `strangers` are the causes that no catalogue knows. */
export function sayCauseRecord(file: CausePriorsFile | null, strangers: readonly string[]): string {
  if (file === null) {
    return 'The catalogue alone says which causes are usual: no past incident names both its class and its cause.';
  }
  const { incidents, counts } = file;
  const classes = new Set(counts.map((count) => count.class)).size;
  const others = counts.reduce((sum, count) => sum + (count.cause === somethingElse ? count.incidents : 0), 0);
  const named =
    incidents === 1 ? '1 past incident that names its cause' : `${incidents} past incidents that name their cause`;
  const of = classes === 1 ? '1 class' : `${classes} classes`;
  const rest = others === 0 ? '' : `; something else in ${others}`;
  return `Which causes are usual is learned from ${named}, of ${of}${rest}.${sayStrangers(strangers)}`;
}

function sayStrangers(strangers: readonly string[]): string {
  if (strangers.length === 0) return '';
  const shown = strangers.slice(0, strangersShown).map((id) => `"${id}"`);
  const more = strangers.length > shown.length ? ` and ${strangers.length - shown.length} more` : '';
  const how = 'a cause is named by its id in ml/causes, such as "memory_leak"';
  return ` Not in the catalogue, and counted as something else: ${shown.join(', ')}${more}; ${how}.`;
}
