import { firingAlertsOfServices } from '#store/repositories/alerts.ts';
import type { EvidenceSource } from './gather-evidence.ts';

/** What Firebreak itself knows: alerts that fire now for the services this one depends on. */
export const alertEvidence: EvidenceSource = async (deps, incident) => {
  const entry = incident.service === null ? undefined : deps.policy.services[incident.service];
  const dependencies = entry?.dependsOn ?? [];
  if (dependencies.length === 0) return { findings: [], metrics: {}, unavailable: [] };
  const firing = await firingAlertsOfServices(deps.db, dependencies);
  const [first] = firing;
  return {
    findings: [
      {
        id: 'dependency_unhealthy',
        present: first !== undefined,
        text: first
          ? `${first.name} fires for ${first.service ?? 'a dependency'}, on which ${incident.service ?? 'this'} depends`
          : `nothing fires for ${dependencies.join(', ')}, on which ${incident.service ?? 'this'} depends`,
        source: 'alert',
        reference: first ? `alert ${first.fingerprint}` : 'alerts firing now',
        observedAt: deps.clock.now(),
      },
    ],
    metrics: {},
    unavailable: [],
  };
};
