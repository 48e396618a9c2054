import type { Severity } from '#domain/severity.ts';
import { claimGesture } from '#store/repositories/gestures.ts';
import { insertIncident } from '#store/repositories/incidents.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

export interface Declaration {
  readonly title: string;
  readonly severity: Severity;
  readonly service: string | null;
  readonly description: string;
  readonly person: string;
  /** Slack's id of the gesture, so that a replayed request declares nothing twice. */
  readonly gesture: string;
}

export type Declared = { readonly kind: 'declared'; readonly incident: number } | { readonly kind: 'repeated' };

/** A person opens an incident that no alert has told of. It gets a channel; a person also ends it. */
export async function declareIncident(deps: Deps, declaration: Declaration): Promise<Declared> {
  const now = deps.clock.now();
  const entry = declaration.service === null ? undefined : deps.policy.services[declaration.service];
  return deps.db.transaction().execute(async (trx) => {
    if (!(await claimGesture(trx, declaration.gesture, now))) return { kind: 'repeated' };
    const incident = await insertIncident(
      trx,
      {
        title: declaration.title,
        severity: declaration.severity,
        severityReason: 'as declared',
        service: declaration.service,
        namespace: entry?.namespace ?? null,
        cluster: null,
        tenant: null,
      },
      now,
    );
    const details = declaration.description === '' ? '' : ` ${declaration.description}`;
    await appendTimeline(trx, incident, {
      kind: 'opened',
      actor: { kind: 'person', id: declaration.person },
      text: `Declared the incident.${details}`,
      at: now,
    });
    await deps.queue.send(trx, 'open-channel', { incident }, { priority: 5 });
    return { kind: 'declared', incident };
  });
}
