import { withManager } from '#sandbox/kubernetes/managed-fields.ts';
import type { ContainerSpec, Deployment, Pod, PodSpec, PodTemplate } from '#sandbox/kubernetes/workload-objects.ts';
import type { World } from './fault.ts';

/** The pods that the Deployment of a service asks for now. */
export function deployedPodSpec(world: World, service: string): PodSpec | undefined {
  return deploymentOf(world, service)?.spec.template.spec;
}

/** The container that the Deployment of a service asks for now. */
export function deployedContainer(world: World, service: string): ContainerSpec | undefined {
  return deployedPodSpec(world, service)?.containers[0];
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
  changePodSpec(world, service, (spec) => withContainer(spec, change), changeCause);
}

/** Rolls out pods that differ in more than their container. */
export function changePodSpec(
  world: World,
  service: string,
  change: (spec: PodSpec) => PodSpec,
  changeCause: string,
): void {
  const deployment = deploymentOf(world, service);
  if (!deployment) return;
  const { template } = deployment.spec;
  rollOut(world, deployment, { ...template, spec: change(template.spec) }, changeCause);
}

/** The pod with its first container changed. */
export function withContainer(spec: PodSpec, change: (container: ContainerSpec) => ContainerSpec): PodSpec {
  const containers = spec.containers.map((container, index) => (index === 0 ? change(container) : container));
  return { ...spec, containers };
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
  const changed = {
    ...deployment,
    metadata: {
      ...deployment.metadata,
      generation: (deployment.metadata.generation ?? 1) + 1,
      annotations: { ...deployment.metadata.annotations, 'kubernetes.io/change-cause': changeCause },
    },
    spec: { ...deployment.spec, template },
  };
  const writer = { manager: 'delivery-pipeline', nowMs: world.nowMs() };
  world.cluster.store.replace('deployments.apps', withManager(changed, deployment, writer));
}
