import type { Button } from '@slack/types';
import type { Incident } from '#domain/incident.ts';
import { causeValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { causeSubject } from '#handlers/slack/views/cause-subject.ts';

/** Asks what the incident really was, where Firebreak has judged it; or corrects what was said. A merged one is part of another. */
export function causeButton(incident: Incident): Button[] {
  const { state, classification, confirmed } = incident;
  if (state === 'merged' || (classification === null && confirmed === null)) return [];
  const text = confirmed === null ? 'What was it?' : 'Correct what it was';
  return [button({ id: actionIds.cause, text, value: causeValue(causeSubject(incident)) })];
}
