import { incidentCard } from '#handlers/slack/views/card.ts';
import type { JobPayload } from '#domain/jobs.ts';
import type { Deps } from '#incidents/deps.ts';
import { showCard } from '#incidents/show-card.ts';

/** Edits an incident's card to what is true now. */
export async function refreshCard(deps: Deps, payload: JobPayload<'refresh-card'>): Promise<void> {
  await showCard(deps, payload, incidentCard);
}
