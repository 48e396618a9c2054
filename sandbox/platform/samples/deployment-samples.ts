import type { Condition } from '#sandbox/kubernetes/kube-object.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';

/** The Deployments of the services by the names of kube-state-metrics. */
export function deploymentSamples(scrape: Scrape): readonly ScrapedSample[] {
  return scrape.services.flatMap((spec) => samplesOf(scrape, spec));
}

function samplesOf({ cluster }: Scrape, spec: ServiceSpec): readonly ScrapedSample[] {
  const deployment = cluster.store.get('deployments.apps', spec.namespace, spec.name);
  if (!deployment) return [];
  const labels = { ...identity(spec), deployment: spec.name };
  const { status } = deployment;
  return [
    sample('kube_deployment_spec_replicas', deployment.spec.replicas, labels),
    sample('kube_deployment_status_replicas', status?.replicas ?? 0, labels),
    sample('kube_deployment_status_replicas_available', status?.availableReplicas ?? 0, labels),
    sample('kube_deployment_status_replicas_updated', status?.updatedReplicas ?? 0, labels),
    ...(status?.conditions ?? []).flatMap((condition) => conditionSamples(condition, labels)),
  ];
}

function conditionSamples(condition: Condition, labels: Labels): readonly ScrapedSample[] {
  return (['True', 'False'] as const).map((status) =>
    sample('kube_deployment_status_condition', condition.status === status ? 1 : 0, {
      ...labels,
      condition: condition.type,
      status: status.toLowerCase(),
    }),
  );
}
