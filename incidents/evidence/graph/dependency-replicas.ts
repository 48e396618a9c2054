import type { KubernetesClient } from '#clients/kubernetes.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { DependencySymptom, MeasuredHealth } from './dependency-health.ts';

/** Least share of a dependency's replicas that must be gone for it to count as failing. */
const missingShare = 0.5;

/**
 * How many of their replicas the dependencies have. Where the catalogue gives no namespace, the service's own is tried; a deployment that is not there,
 * or that nobody wants any replica of, is not measured. Failing requests fail the whole, which the caller names.
 */
export async function dependencyReplicas(
  { deps, incident }: Pick<EvidenceQuestion, 'deps' | 'incident'>,
  kubernetes: KubernetesClient,
  dependencies: readonly string[],
): Promise<MeasuredHealth> {
  const measured = new Set<string>();
  const found = await Promise.all(
    dependencies.map(async (service): Promise<readonly DependencySymptom[]> => {
      const namespace = deps.policy.services[service]?.namespace ?? incident.namespace;
      const deployment = namespace === null ? null : await kubernetes.deployment(namespace, service);
      if (deployment === null || deployment.replicas === 0) return [];
      measured.add(service);
      const { replicas, availableReplicas: available } = deployment;
      if (available > replicas * (1 - missingShare)) return [];
      const text = `${available} of its ${replicas} replicas are available`;
      return [{ service, text, source: 'kubernetes', reference: `deployment ${namespace}/${service}` }];
    }),
  );
  return { symptoms: found.flat(), measured };
}
