import { matchesLabelSelector } from '#sandbox/kubernetes/label-selector.ts';
import { withManager } from '#sandbox/kubernetes/managed-fields.ts';
import type { NetworkPolicy } from '#sandbox/kubernetes/policy-objects.ts';
import type { Fault, World } from '#sandbox/platform/fault.ts';

/** What little still comes in: the probes of the kubelet and calls from the gateway. */
const leftOfTraffic = 0.08;

/** A review closes a service to all but the gateway and forgets who else calls it. Connections are dropped in silence. */
export const networkPolicy: Fault = {
  kind: {
    id: 'network-policy',
    title: 'Network policy in the way',
    description:
      'A new NetworkPolicy lets only the gateway in; the other callers of the service run into timeouts while it is idle and healthy.',
    remedy:
      'Delete the NetworkPolicy <service>-ingress, or let the callers in. Restarting the service or its callers changes nothing.',
    targets: ['auth', 'eligibility', 'documents', 'payments'],
  },
  strike(world, service) {
    const uid = createPolicy(world, service);
    const callers = world.callers(service);
    const slowMs = world.variety.amount(2600, { from: 1500, to: 6000 });
    const shut = (caller: string): boolean => isShut(world, service, caller);
    const weightOf = (caller: string): number => callers.find((call) => call.service === caller)?.weight ?? 0;
    const isCut = (caller: string): boolean => weightOf(caller) > 0 && shut(caller);
    return {
      kind: networkPolicy.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ requestFactor: callers.some((call) => shut(call.service)) ? leftOfTraffic : 1 }),
      pressureOn: (of) => (isCut(of) ? { failureShare: weightOf(of), slowMs } : null),
      callTrouble: (caller, peer) =>
        peer === service && isCut(caller) ? { failedShare: 1, code: '504', slowSeconds: slowMs / 1000 } : null,
      logLineOn: (of) => (isCut(of) ? `ERROR call to ${service}: dial tcp ${service}:80: i/o timeout` : null),
      isOver: () => !callers.some((call) => shut(call.service)),
      repair: () => {
        const policy = policiesOf(world, service).find(({ metadata }) => metadata.uid === uid);
        if (policy) world.cluster.store.remove('networkpolicies.networking.k8s.io', policy);
      },
    };
  },
};

function createPolicy(world: World, service: string): string {
  const { namespace } = world.spec(service);
  const from = [{ podSelector: { matchLabels: { app: 'gateway' } } }];
  const draft = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${service}-ingress`, namespace, generation: 1, labels: { app: service } },
    spec: { podSelector: { matchLabels: { app: service } }, policyTypes: ['Ingress'], ingress: [{ from }] },
  };
  const written = withManager(draft, null, { manager: 'kubectl-client-side-apply', nowMs: world.nowMs() });
  return world.cluster.store.create('networkpolicies.networking.k8s.io', written).metadata.uid;
}

function policiesOf(world: World, service: string): readonly NetworkPolicy[] {
  return world.cluster.store
    .list('networkpolicies.networking.k8s.io', world.spec(service).namespace)
    .filter(
      ({ spec }) =>
        spec.policyTypes?.includes('Ingress') === true &&
        matchesLabelSelector(spec.podSelector ?? {}, { app: service }),
    );
}

/** Policies add up: a caller is shut out where some select the service and none of them lets it in. */
function isShut(world: World, service: string, caller: string): boolean {
  const policies = policiesOf(world, service);
  const letsIn = ({ spec }: NetworkPolicy): boolean =>
    (spec.ingress ?? []).some(
      ({ from = [] }) =>
        from.length === 0 ||
        from.some(
          ({ podSelector, namespaceSelector, ipBlock }) =>
            ipBlock === undefined &&
            matchesLabelSelector(podSelector ?? {}, { app: caller }) &&
            matchesLabelSelector(namespaceSelector ?? {}, {
              'kubernetes.io/metadata.name': world.spec(caller).namespace,
            }),
        ),
    );
  return policies.length > 0 && !policies.some(letsIn);
}
