import type { AlertClass } from '#domain/classification.ts';
import type { Confirmation } from '#domain/confirmation.ts';
import type { Incident } from '#domain/incident.ts';
import { claimGesture } from '#store/repositories/gestures.ts';
import { lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { causeInWords } from './known-causes.ts';
import { sayJudged } from './rules/say-judged.ts';

export interface JudgementConfirmation {
  readonly incident: number;
  /** Null where the person leaves it unsaid. */
  readonly class: AlertClass | null;
  /** An id of the catalogue, or `somethingElse`; null where the person leaves it unsaid. */
  readonly cause: string | null;
  readonly note: string | null;
  readonly person: string;
  /** Slack's id of the gesture, so that an old form played again does not undo a later correction. */
  readonly gesture: string;
}

export type JudgementConfirmed =
  | { readonly kind: 'confirmed'; readonly before: Confirmation | null }
  /** Neither class nor cause was given, where one had been said before: nothing is known of it any more. */
  | { readonly kind: 'withdrawn' }
  /** This very thing stands already, or this form was sent before. */
  | { readonly kind: 'already' }
  | { readonly kind: 'nothing_said' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'not_found' };

/**
 * A person says what an incident really was, while it is open or when it is over. Saying it again corrects it, whoever said it first; the
 * timeline keeps both, each with what Firebreak had judged. Nothing but the record and the card depends on it.
 */
export async function confirmJudgement(deps: Deps, input: JudgementConfirmation): Promise<JudgementConfirmed> {
  return deps.db.transaction().execute(async (trx): Promise<JudgementConfirmed> => {
    const incident = await lockIncident(trx, input.incident);
    if (!incident) return { kind: 'not_found' };
    if (incident.state === 'merged') return { kind: 'merged' };
    const now = deps.clock.now();
    const { number, confirmed: before } = incident;
    const said = isSilent(input) ? null : confirmationOf(input, now);
    if (said === null && before === null) return { kind: 'nothing_said' };
    if (saysNothingNew(said, before) || !(await claimGesture(trx, input.gesture, now))) return { kind: 'already' };
    await updateIncident(trx, number, { confirmed: said }, now);
    await appendTimeline(trx, number, {
      kind: 'confirmed',
      actor: { kind: 'person', id: input.person },
      text: entryText(incident, said),
      at: now,
    });
    await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
    return said === null ? { kind: 'withdrawn' } : { kind: 'confirmed', before };
  });
}

function isSilent({ class: label, cause }: Pick<JudgementConfirmation, 'class' | 'cause'>): boolean {
  return label === null && cause === null;
}

function confirmationOf({ class: label, cause, note, person }: JudgementConfirmation, at: Date): Confirmation {
  return { class: label, cause, note, by: person, at };
}

function saysNothingNew(said: Confirmation | null, before: Confirmation | null): boolean {
  if (said === null || before === null) return said === before;
  return (
    said.class === before.class && said.cause === before.cause && (said.note === null || said.note === before.note)
  );
}

function entryText(incident: Incident, said: Confirmation | null): string {
  const { confirmed: before } = incident;
  if (said === null) return `Took back what was said of it${before === null ? '' : `: ${inWords(before)}`}.`;
  const verb = before === null ? 'Said what it was' : 'Corrected what it was';
  const earlier = before === null ? '' : ` Before, it was said to be ${inWords(before)}.`;
  const note = said.note === null ? '' : ` Note: ${said.note}`;
  return `${verb}: ${inWords(said)}. ${sayJudged(incident)}.${earlier}${note}`;
}

function inWords({ class: label, cause }: Confirmation): string {
  const parts = [...(label === null ? [] : [label]), ...(cause === null ? [] : [`"${causeInWords(cause)}"`])];
  return parts.join(' and ');
}
