import { canonicalQuantity } from './quantity.ts';
import type { ContainerSpec, PodSpec, PodTemplate, Quantities } from './workload-objects.ts';

/**
 * The defaults that the API server writes into every pod spec, with quantities in their one canonical spelling, so that
 * two equal templates compare equal. Quantities must be readable: the shape of the body has made sure.
 */
export function withPodSpecDefaults(spec: PodSpec | undefined): PodSpec {
  return {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...spec,
    ...(spec?.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(withContainerDefaults) }),
    containers: (spec?.containers ?? []).map(withContainerDefaults),
  };
}

/** A pod template of a workload, with the defaults of its spec. */
export function withTemplateDefaults(template: Partial<PodTemplate> | undefined): PodTemplate {
  return { ...template, spec: withPodSpecDefaults(template?.spec) };
}

/** Of a pod itself, unlike of a template, a missing request becomes the limit. */
export function withRequestsFromLimits(spec: PodSpec): PodSpec {
  return {
    ...spec,
    containers: spec.containers.map((container) => {
      const { limits, requests } = container.resources ?? {};
      if (limits === undefined) return container;
      return { ...container, resources: { ...container.resources, requests: { ...limits, ...requests } } };
    }),
  };
}

/** Every quantity in its canonical spelling: `1024Mi` becomes `1Gi`. */
export function canonicalQuantities(list: Readonly<Record<string, string | number>>): Quantities {
  return Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, canonicalQuantity(quantity)]));
}

function withContainerDefaults(container: ContainerSpec): ContainerSpec {
  const { requests, limits, ...others } = container.resources ?? {};
  return {
    imagePullPolicy: /:(?!latest$)[\w.-]+$/.test(container.image) ? 'IfNotPresent' : 'Always',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...container,
    resources: {
      ...others,
      ...(requests === undefined ? {} : { requests: canonicalQuantities(requests) }),
      ...(limits === undefined ? {} : { limits: canonicalQuantities(limits) }),
    },
  };
}
