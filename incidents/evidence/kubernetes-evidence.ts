import type { Finding } from '#domain/hypothesis.ts';
import { sayDuration } from '#domain/duration.ts';
import type { EvidenceSource } from './gather-evidence.ts';

const recentRolloutMs = 60 * 60_000;

/** Looks at the service's deployment, its pods, its rollouts and the nodes. */
export const kubernetesEvidence: EvidenceSource = async (deps, incident) => {
  const { kubernetes } = deps.clients;
  if (!kubernetes) {
    return {
      findings: [],
      metrics: {},
      unavailable: [{ source: 'kubernetes', reason: 'kubernetes is not configured' }],
    };
  }
  const nodesFinding = await nodeFinding();
  const { service, namespace } = incident;
  if (service === null || namespace === null) return { findings: [nodesFinding], metrics: {}, unavailable: [] };
  const deployment = await kubernetes.deployment(namespace, service);
  if (!deployment) {
    const reason = `there is no deployment ${namespace}/${service}`;
    return { findings: [nodesFinding], metrics: {}, unavailable: [{ source: 'kubernetes', reason }] };
  }
  const [pods, replicaSets] = await Promise.all([
    kubernetes.pods(namespace, deployment.selector),
    kubernetes.replicaSets(namespace, service),
  ]);
  const observedAt = deps.clock.now();
  const reference = `deployment ${namespace}/${service}`;
  const finding = (id: string, present: boolean, text: string): Finding => {
    return { id, present, text, source: 'kubernetes', reference, observedAt };
  };
  const containers = pods.flatMap((pod) => pod.containers);
  const waitingFor = (...reasons: string[]) =>
    containers.filter((container) => reasons.includes(container.reason)).length;
  const oomKilled = containers.filter((c) => c.reason === 'OOMKilled' || c.lastEnd?.reason === 'OOMKilled').length;
  const crashing = waitingFor('CrashLoopBackOff');
  const unpulled = waitingFor('ImagePullBackOff', 'ErrImagePull');
  const restarts = pods.reduce((sum, pod) => sum + pod.restarts, 0);
  const newest = replicaSets.toSorted((a, b) => b.revision - a.revision)[0];
  const sinceMs = newest ? observedAt.getTime() - newest.createdAt.getTime() : Infinity;
  const rolledOut = newest !== undefined && newest.revision > 1 && sinceMs <= recentRolloutMs;
  return {
    findings: [
      nodesFinding,
      finding(
        'replicas_unavailable',
        deployment.availableReplicas < deployment.replicas,
        `${deployment.availableReplicas} of ${deployment.replicas} replicas are available`,
      ),
      finding(
        'recent_rollout',
        rolledOut,
        rolledOut
          ? `revision ${newest.revision} (${newest.images.join(', ')}) was rolled out ${sayDuration(sinceMs)} ago`
          : 'nothing was rolled out in the last hour',
      ),
      finding('containers_oom_killed', oomKilled > 0, `${oomKilled} containers were killed for memory`),
      finding('pods_crash_looping', crashing > 0, `${crashing} containers are crash-looping`),
      finding('image_pull_failing', unpulled > 0, `${unpulled} containers cannot pull their image`),
      finding('pods_restarting', restarts > 0, `the pods' containers have restarted ${restarts} times`),
    ],
    metrics: { replicas: deployment.replicas, available_replicas: deployment.availableReplicas, restarts },
    unavailable: [],
  };

  async function nodeFinding(): Promise<Finding> {
    const nodes = (await kubernetes?.nodes()) ?? [];
    const down = nodes.filter((node) => !node.ready).map((node) => node.name);
    return {
      id: 'node_not_ready',
      present: down.length > 0,
      text: down.length > 0 ? `nodes not ready: ${down.join(', ')}` : `all ${nodes.length} nodes are ready`,
      source: 'kubernetes',
      reference: 'nodes',
      observedAt: deps.clock.now(),
    };
  }
};
