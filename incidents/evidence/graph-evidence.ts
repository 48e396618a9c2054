import { firingAlertsOfServices } from '#store/repositories/alerts.ts';
import { dependenciesOf } from './dependencies-of.ts';
import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import type { NotedFinding } from './notebook.ts';
import { originOf, type DependencySymptom, type MeasuredHealth, type Origin } from './graph/dependency-health.ts';
import { dependencyMetrics } from './graph/dependency-metrics.ts';
import { dependencyReplicas } from './graph/dependency-replicas.ts';

/** What nobody has to answer, because there is nothing at hand to ask. */
const notAsked: MeasuredHealth = { symptoms: [], measured: new Set() };
const mostNamed = 6;

/**
 * Walks the catalogue's graph from the service down, to where the trouble of what it calls begins. That nothing is wrong with the dependencies is
 * said only of those that were measured, and only where every place that was asked has answered.
 */
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
      prometheus === null
        ? notAsked
        : notebook.ask('metrics of the dependencies', () => dependencyMetrics(prometheus, dependencies)),
      kubernetes === null
        ? notAsked
        : notebook.ask('replicas of the dependencies', () => dependencyReplicas(question, kubernetes, dependencies)),
    ]);
    const symptoms = [...(replicas?.symptoms ?? []), ...(metrics?.symptoms ?? [])];
    const health = { alerts: alerts ?? [], symptoms, measured: metrics?.measured ?? notAsked.measured };
    const origin = originOf(dependencies, health, (service) => services[service]?.dependsOn ?? []);
    if (origin !== null) notebook.note(foundOrigin(origin));
    if (origin?.isMeasured !== true && metrics !== null && replicas !== null) {
      const measured = dependencies.filter((name) => metrics.measured.has(name) || replicas.measured.has(name));
      const source = metrics.measured.size > 0 ? 'prometheus' : 'kubernetes';
      if (measured.length > 0) notebook.note(nothingMeasured(measured, source));
    }
    if (origin?.isMeasured !== false && alerts !== null) notebook.note(nothingFiring(dependencies));
  },
};

/** What was measured and what an alert says are two findings: the second is the weaker one. */
function foundOrigin({ service, isMeasured, symptoms }: Origin): NotedFinding {
  const [first] = symptoms;
  return {
    id: isMeasured ? 'dependency_unhealthy' : 'dependency_alerting',
    present: true,
    text: `${service}: ${symptoms.map(({ text }) => text).join('; ')}`,
    source: first?.source,
    reference: first?.reference ?? 'the dependencies',
    subject: service,
  };
}

function nothingMeasured(measured: readonly string[], source: string): NotedFinding {
  return {
    id: 'dependency_unhealthy',
    present: false,
    text: `nothing was measured to be wrong with ${measured.slice(0, mostNamed).join(', ')}`,
    source,
    reference: 'metrics and replicas of the dependencies',
  };
}

function nothingFiring(dependencies: readonly string[]): NotedFinding {
  return {
    id: 'dependency_alerting',
    present: false,
    text: `no alert of something unmeasured fires for ${dependencies.slice(0, mostNamed).join(', ')}`,
    source: 'alert',
    reference: 'alerts firing for the dependencies',
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
