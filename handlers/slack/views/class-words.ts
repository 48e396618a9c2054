import type { Incident } from '#domain/incident.ts';
import { classSentence } from './class-sentence.ts';
import { code } from './mrkdwn.ts';

/**
 * The class of an incident as escaped mrkdwn: what people confirmed, with Firebreak's own answer beside it where that was another; without their word,
 * Firebreak's answer and how sure it is.
 */
export function classWords({
  classification,
  decision,
  confirmed,
}: Pick<Incident, 'classification' | 'decision' | 'confirmed'>): string {
  if (confirmed === null || confirmed.class === null) return classSentence(classification, decision);
  const stands = `${code(confirmed.class, 100)}, confirmed`;
  if (classification === null || classification.label === confirmed.class) return stands;
  // Why it could not tell matters no more, and the card has little room.
  const judged = classSentence({ ...classification, abstained: null }, null);
  return `${stands} — Firebreak was ${judged.charAt(0).toLowerCase()}${judged.slice(1)}`;
}
