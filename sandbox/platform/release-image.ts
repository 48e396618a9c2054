import type { World } from './fault.ts';
import type { Deployment, Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** The image that the Deployment of a service asks for. */
export function deployedImage(world: World, service: string): string {
  return deploymentOf(world, service)?.spec.template.spec.containers[0]?.image ?? '';
}

export function imageOf(pod: Pod): string {
  return pod.spec.containers[0]?.image ?? '';
}

/** Rolls another image out, as a delivery pipeline does: a new pod template and a note of why. */
export function releaseImage(world: World, service: string, image: string, changeCause: string): void {
  const deployment = deploymentOf(world, service);
  if (!deployment) return;
  const { template } = deployment.spec;
  const containers = template.spec.containers.map((container, index) =>
    index === 0 ? { ...container, image } : container,
  );
  world.cluster.store.replace('deployments.apps', {
    ...deployment,
    metadata: {
      ...deployment.metadata,
      generation: (deployment.metadata.generation ?? 1) + 1,
      annotations: { ...deployment.metadata.annotations, 'kubernetes.io/change-cause': changeCause },
    },
    spec: { ...deployment.spec, template: { ...template, spec: { ...template.spec, containers } } },
  });
}

function deploymentOf(world: World, service: string): Deployment | undefined {
  return world.cluster.store.get('deployments.apps', world.spec(service).namespace, service);
}
