import { graceSecondsOf, terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { busiestNode } from '#sandbox/platform/busiest-node.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { startStrayPod } from '#sandbox/platform/stray-pod.ts';

/**
 * Somebody runs an export by hand, with a large request and no limit, beside the service: the scheduler of the kernel
 * gives it most of the machine. Nothing owns the pod, so it does not come back once it is gone.
 */
export const noisyNeighbour: Fault = {
  kind: {
    id: 'noisy-neighbour',
    title: 'Noisy neighbour',
    description: 'A pod that somebody started by hand takes most of the CPU of a node; its neighbours slow down.',
    remedy:
      'Delete or evict that one pod (label run=member-export-adhoc). Cordoning the node keeps others away but helps nobody who is there.',
    targets: ['claims-api', 'adjudication', 'eligibility'],
  },
  strike(world, service) {
    const wantedCores = world.variety.amount(14, { from: 12, to: 20 });
    const { store } = world.cluster;
    const { uid } = startStrayPod(world, {
      name: 'member-export-adhoc',
      namespace: 'members',
      nodeName: busiestNode(world, service),
      image: 'member-export:0.4.0',
      args: ['--all-plans', '--workers=16'],
      requests: { cpu: '6', memory: '2Gi' },
      startedBy: 'data-team, kubectl run',
    });
    const find = (): Pod | undefined => store.list('pods').find((pod) => pod.metadata.uid === uid);
    return {
      kind: noisyNeighbour.kind.id,
      service,
      sinceMs: world.nowMs(),
      strayCpuCores: (pod) => (pod.metadata.uid === uid && pod.status?.phase === 'Running' ? wantedCores : null),
      isOver: () => find() === undefined,
      repair: () => {
        const pod = find();
        if (pod) terminatePod(store, pod, graceSecondsOf(pod), world.nowMs());
      },
    };
  },
};
