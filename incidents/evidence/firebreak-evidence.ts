import { changesSince } from '#store/repositories/changes.ts';
import { firingAlertsOfServices } from '#store/repositories/alerts.ts';
import { runById } from '#store/repositories/runs.ts';
import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import { changesWindowMs } from './kubernetes/cluster-changes.ts';
import type { Notebook } from './notebook.ts';

/** What Firebreak itself knows: which other services have alerts now, and what its own runs changed lately. */
export const firebreakEvidence: EvidenceSource = {
  name: 'firebreak',
  async collect(question, notebook) {
    await Promise.all([
      notebook.ask('alerts firing now', () => noteSiblings(question, notebook)),
      notebook.ask('its own changes', () => noteOwnChanges(question, notebook)),
    ]);
  },
};

async function noteSiblings({ deps, incident }: EvidenceQuestion, notebook: Notebook): Promise<void> {
  const others = Object.keys(deps.policy.services).filter((name) => name !== incident.service);
  if (others.length === 0) return;
  const firing = await firingAlertsOfServices(deps.db, others);
  const services = [...new Set(firing.map(({ service }) => service ?? ''))];
  notebook.note({
    id: 'several_services_affected',
    present: services.length > 0,
    text:
      services.length > 0
        ? `alerts fire for ${services.slice(0, 4).join(', ')} too`
        : `no alerts fire for the other ${others.length} services`,
    source: 'alert',
    reference: firing[0] ? `alert ${firing[0].fingerprint}` : 'alerts firing now',
  });
}

async function noteOwnChanges({ deps, incident, startedAt }: EvidenceQuestion, notebook: Notebook): Promise<void> {
  const since = new Date(startedAt.getTime() - changesWindowMs);
  const own = (await changesSince(deps.db, since)).filter(
    ({ target }) => target.namespace === null || incident.namespace === null || target.namespace === incident.namespace,
  );
  for (const { run, target, action, at } of own) {
    const runbook = (await runById(deps.db, run))?.runbook ?? 'a run';
    notebook.noteChange({
      at,
      kind: 'firebreak',
      object: target.name,
      text: `${action} by Firebreak (${runbook})`,
      source: 'firebreak',
      reference: `run ${run}`,
      service: target.name.split('/').at(-1) ?? null,
      minutesBefore: Math.round((startedAt.getTime() - at.getTime()) / 60_000),
    });
  }
}
