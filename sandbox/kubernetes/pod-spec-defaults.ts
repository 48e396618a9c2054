import type { ContainerSpec, PodSpec } from './workload-objects.ts';

/** The defaults that the API server writes into every pod spec, so that two equal templates compare equal. */
export function withPodSpecDefaults(spec: PodSpec | undefined): PodSpec {
  return {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...spec,
    containers: (spec?.containers ?? []).map(withContainerDefaults),
  };
}

function withContainerDefaults(container: ContainerSpec): ContainerSpec {
  return {
    resources: {},
    imagePullPolicy: /:(?!latest$)[\w.-]+$/.test(container.image) ? 'IfNotPresent' : 'Always',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...container,
  };
}
