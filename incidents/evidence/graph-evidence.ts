import type { KubernetesClient } from '#clients/kubernetes.ts';
import { firingAlertsOfServices } from '#store/repositories/alerts.ts';
import { dependenciesOf } from './dependencies-of.ts';
import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import type { NotedFinding } from './notebook.ts';
import { originOf, type DependencyHealth, type DependencySymptom, type Origin } from './graph/dependency-health.ts';
import { dependencyMetrics } from './graph/dependency-metrics.ts';

/** Least share of a dependency's replicas that must be gone for it to count as failing. */
const missingShare = 0.5;

/** Walks the catalogue's graph from the service down, to where the trouble of what it calls begins. */
export const graphEvidence: EvidenceSource = {
  name: 'dependencies',
  async collect(question, notebook) {
    const { deps, incident } = question;
    const { services } = deps.policy;
    const { prometheus, kubernetes } = deps.clients;
    const dependencies = dependenciesOf(services, incident.service);
    if (dependencies.length === 0) return;
    const [alerts, metrics, replicas] = await Promise.all([
      notebook.ask('alerts of the dependencies', () => alertSymptoms(question, dependencies)),
      prometheus && notebook.ask('metrics of the dependencies', () => dependencyMetrics(prometheus, dependencies)),
      kubernetes &&
        notebook.ask('replicas of the dependencies', () => replicaSymptoms(question, kubernetes, dependencies)),
    ]);
    if (alerts === null && metrics === null && replicas === null) return;
    const health: DependencyHealth = {
      alerts: alerts ?? [],
      symptoms: [...(replicas?.symptoms ?? []), ...(metrics?.symptoms ?? [])],
      measured: metrics?.measured ?? new Set(),
    };
    const origin = originOf(dependencies, health, (service) => services[service]?.dependsOn ?? []);
    const looked =
      metrics || replicas
        ? (['dependency_unhealthy', 'dependency_alerting'] as const)
        : (['dependency_alerting'] as const);
    for (const id of looked) notebook.note({ id, ...verdict(origin, id === 'dependency_unhealthy', dependencies) });
  },
};

/** What was measured and what an alert says are two findings: the second is the weaker one. */
function verdict(
  origin: Origin | null,
  isMeasured: boolean,
  dependencies: readonly string[],
): Omit<NotedFinding, 'id'> {
  if (origin === null || origin.isMeasured !== isMeasured) {
    return {
      present: false,
      text: `${isMeasured ? 'nothing was measured to be wrong with' : 'no alert of something unmeasured fires for'} ${dependencies.slice(0, 6).join(', ')}`,
      source: isMeasured ? 'prometheus' : 'alert',
      reference: isMeasured ? 'metrics and replicas of the dependencies' : 'alerts firing for the dependencies',
    };
  }
  const [first] = origin.symptoms;
  return {
    present: true,
    text: `${origin.service}: ${origin.symptoms.map(({ text }) => text).join('; ')}`,
    source: first?.source,
    reference: first?.reference ?? 'the dependencies',
    subject: origin.service,
  };
}

async function alertSymptoms(
  { deps }: EvidenceQuestion,
  dependencies: readonly string[],
): Promise<readonly DependencySymptom[]> {
  const firing = await firingAlertsOfServices(deps.db, dependencies);
  return firing.map((alert) => ({
    service: alert.service ?? '',
    text: `${alert.name} fires for it`,
    source: 'alert',
    reference: `alert ${alert.fingerprint}`,
  }));
}

/** Where the catalogue gives no namespace, the service's own is tried; what is not there tells nothing. */
async function replicaSymptoms(
  { deps, incident }: EvidenceQuestion,
  kubernetes: KubernetesClient,
  dependencies: readonly string[],
): Promise<{ readonly symptoms: readonly DependencySymptom[] }> {
  const found = await Promise.all(
    dependencies.map(async (service) => {
      const namespace = deps.policy.services[service]?.namespace ?? incident.namespace;
      if (namespace === null) return [];
      const deployment = await kubernetes.deployment(namespace, service);
      if (!deployment || deployment.replicas === 0) return [];
      const { replicas, availableReplicas: available } = deployment;
      if (available > replicas * (1 - missingShare)) return [];
      const text = `${available} of its ${replicas} replicas are available`;
      return [{ service, text, source: 'kubernetes', reference: `deployment ${namespace}/${service}` }];
    }),
  );
  return { symptoms: found.flat() };
}
