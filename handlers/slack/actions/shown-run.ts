import type { Deps } from '#incidents/deps.ts';
import { readSnapshot } from '#incidents/read-incidents.ts';
import { readValue, runValueSchema } from '#handlers/slack/button-value.ts';
import type { Message } from '#handlers/slack/message.ts';
import { otherRun } from '#handlers/slack/views/other-run.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';

export type ShownRun =
  | { readonly kind: 'run'; readonly incident: number }
  | { readonly kind: 'gone'; readonly message: Message };

/** The incident whose latest run a button is about: a dialog may have stood open until another run began. */
export async function shownRun(deps: Deps, value: string): Promise<ShownRun> {
  const subject = readValue(runValueSchema, value);
  if (subject === null) return { kind: 'gone', message: outdatedCard() };
  const { incident, run } = subject;
  const now = await readSnapshot(deps, incident);
  if (now?.run?.run.id !== run) return { kind: 'gone', message: otherRun(incident) };
  return { kind: 'run', incident };
}
