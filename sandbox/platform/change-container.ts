import type { ContainerSpec, Deployment, Pod, PodTemplate } from '#sandbox/kubernetes/workload-objects.ts';
import type { World } from './fault.ts';

/** The container that the Deployment of a service asks for now. */
export function deployedContainer(world: World, service: string): ContainerSpec | undefined {
  return deploymentOf(world, service)?.spec.template.spec.containers[0];
}

export function containerOf(pod: Pod): ContainerSpec | undefined {
  return pod.spec.containers[0];
}

/** Rolls another container out, as a delivery pipeline does: a new pod template and a note of why. */
export function changeContainer(
  world: World,
  service: string,
  change: (container: ContainerSpec) => ContainerSpec,
  changeCause: string,
): void {
  const deployment = deploymentOf(world, service);
  if (!deployment) return;
  const { template } = deployment.spec;
  const containers = template.spec.containers.map((container, index) => (index === 0 ? change(container) : container));
  rollOut(world, deployment, { ...template, spec: { ...template.spec, containers } }, changeCause);
}

function deploymentOf(world: World, service: string): Deployment | undefined {
  return world.cluster.store.get('deployments.apps', world.spec(service).namespace, service);
}

/** `kubectl rollout restart` by somebody of the service's team. */
export function restartDeployment(world: World, service: string, changeCause: string): void {
  const deployment = deploymentOf(world, service);
  if (!deployment) return;
  const { template } = deployment.spec;
  const annotations = {
    ...template.metadata?.annotations,
    'kubectl.kubernetes.io/restartedAt': new Date(world.nowMs()).toISOString(),
  };
  rollOut(world, deployment, { ...template, metadata: { ...template.metadata, annotations } }, changeCause);
}

function rollOut(world: World, deployment: Deployment, template: PodTemplate, changeCause: string): void {
  world.cluster.store.replace('deployments.apps', {
    ...deployment,
    metadata: {
      ...deployment.metadata,
      generation: (deployment.metadata.generation ?? 1) + 1,
      annotations: { ...deployment.metadata.annotations, 'kubernetes.io/change-cause': changeCause },
    },
    spec: { ...deployment.spec, template },
  });
}
