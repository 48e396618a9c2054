import { somethingElse } from '#domain/confirmation.ts';
import type { Incident } from '#domain/incident.ts';
import { isKnownCause } from '#incidents/known-causes.ts';
import type { CauseValue } from '#handlers/slack/button-value.ts';

const likelyShown = 5;

type Judged = Pick<Incident, 'number' | 'classification' | 'hypothesis' | 'confirmed'>;

/**
 * What the form that asks for the cause begins with: what people said of the incident already, else Firebreak's first choices; and the causes that
 * it holds possible, the most probable first.
 */
export function causeSubject({ number, classification, hypothesis, confirmed }: Judged): CauseValue {
  const judged = classification?.label ?? 'unknown';
  const label = confirmed === null ? judged : (confirmed.class ?? 'unknown');
  const named = hypothesis === null ? [] : [hypothesis, ...hypothesis.competing];
  const likely = named
    .toSorted((a, b) => b.confidence - a.confidence)
    .map(({ cause }) => cause)
    .filter(isKnownCause);
  const cause = confirmed === null ? hypothesis?.cause : confirmed.cause;
  return {
    incident: number,
    class: label === 'unknown' ? null : label,
    cause: cause && isOffered(cause) ? cause : null,
    likely: [...new Set(likely)].slice(0, likelyShown),
  };
}

function isOffered(cause: string): boolean {
  return cause === somethingElse || isKnownCause(cause);
}
