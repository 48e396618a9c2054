import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook, NotedFinding } from '#incidents/evidence/notebook.ts';
import type { ClusterLook } from './cluster-look.ts';
import { listAt, textAt, timeAt } from './object-fields.ts';
import { isBad, podFacts, type PodFacts } from './pod-facts.ts';
import { sayWorkload, type Workload } from './workload.ts';

const restartWindowMs = 20 * 60_000;

/**
 * Whether the nodes of the service are well, and whether its failing pods have one node in common.
 * @param workload null where it could not be read, so that nobody knows on which nodes its pods are.
 */
export async function noteNodeFindings(
  question: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  workload: Workload | 'absent' | null,
): Promise<void> {
  const nodes = await look.list('node', null);
  const pods = workload === 'absent' ? [] : (workload?.pods?.map(podFacts) ?? null);
  if (nodes !== null) noteConditions(question, notebook, nodes, pods);
  if (pods && workload && workload !== 'absent') await noteCommonNode(question, notebook, look, workload, pods);
}

/** What can be wrong with a node, and how to say it of those that it is wrong with, or of none. */
interface NodeTrouble {
  readonly id: NotedFinding['id'];
  readonly isIn: (node: KubernetesObject) => boolean;
  readonly seen: (affected: readonly KubernetesObject[], now: Date) => string;
  /** @param which "4 nodes concerned". @param elsewhere nodes with this trouble that are not concerned. */
  readonly none: (which: string, elsewhere: readonly KubernetesObject[]) => string;
}

const troubles: readonly NodeTrouble[] = [
  {
    id: 'node_not_ready',
    isIn: (node) => !isReady(node),
    seen: (down, now) => `nodes not ready: ${down.map((node) => sayReadiness(node, now)).join(', ')}`,
    none: (which, elsewhere) =>
      `all ${which} are ready${elsewhere.length === 0 ? '' : `; ${namesOf(elsewhere)}, where it has no pods, not`}`,
  },
  {
    id: 'node_disk_pressure',
    isIn: (node) => conditionOf(node, 'DiskPressure') === 'True',
    seen: (pressed) => `nodes under disk pressure: ${namesOf(pressed)}`,
    none: (which) => `none of ${which} is under disk pressure`,
  },
];

function noteConditions(
  { alerts, now }: EvidenceQuestion,
  notebook: Notebook,
  nodes: readonly KubernetesObject[],
  pods: readonly PodFacts[] | null,
): void {
  const named = alerts.flatMap(({ labels }) => [labels['node'] ?? '', labels['instance']?.split(':')[0] ?? '']);
  const own = new Set([...(pods ?? []).map(({ node }) => node), ...named].filter((name) => name !== ''));
  const ownNodes = nodes.filter(({ metadata }) => own.has(metadata.name));
  // An alert about no service and no node is about any of them.
  const concerned = ownNodes.length === 0 && pods?.length === 0 ? nodes : ownNodes;
  const which = pods === null ? `${nodes.length} nodes` : `${concerned.length} nodes concerned`;
  for (const { id, isIn, seen, none } of troubles) {
    const affected = concerned.filter(isIn);
    const elsewhere = nodes.filter((node) => isIn(node) && !concerned.includes(node));
    const [first] = affected;
    // Where nobody knows which nodes carry the pods, one that is unwell may be among them.
    if (!first && pods === null && elsewhere.length > 0) continue;
    notebook.note({
      id,
      present: first !== undefined,
      text: first ? seen(affected, now) : none(which, elsewhere),
      reference: first ? `node ${namesOf(affected)}` : 'nodes',
      subject: first?.metadata.name,
    });
  }
}

/** Two failing pods or more, all on one node while others elsewhere are well, point to the node. */
async function noteCommonNode(
  { startedAt }: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  workload: Workload,
  pods: readonly PodFacts[],
): Promise<void> {
  const since = new Date(startedAt.getTime() - restartWindowMs);
  const placed = pods.filter(({ node, isLeaving }) => node !== '' && !isLeaving);
  const bad = placed.filter((pod) => isBad(pod, since));
  const [node, ...others] = new Set(bad.map((pod) => pod.node));
  if (node === undefined) return;
  const well = placed.filter((pod) => pod.node !== node && !bad.includes(pod)).length;
  if (bad.length >= 2) {
    notebook.note({
      id: 'bad_pods_on_one_node',
      present: others.length === 0 && well > 0,
      text:
        others.length === 0
          ? `all ${bad.length} failing pods are on ${node}, ${well} elsewhere are well`
          : `${bad.length} failing pods are on ${others.length + 1} nodes`,
      reference: `pods of ${sayWorkload(workload)}`,
      subject: node,
    });
  }
  if (others.length > 0) return;
  const neighbours = await look.list('pod', null, { fields: `spec.nodeName=${node}` });
  if (neighbours === null) return;
  const own = new Set(pods.map(({ name }) => name));
  const failing = neighbours.map(podFacts).filter((pod) => !own.has(pod.name) && isBad(pod, since));
  notebook.note({
    id: 'siblings_share_node',
    present: failing.length > 0,
    text: `${failing.length} pods of others fail on ${node}${failing[0] ? `, such as ${failing[0].name}` : ''}`,
    reference: `pods on ${node}`,
    subject: node,
  });
}

function isReady(node: KubernetesObject): boolean {
  return conditionOf(node, 'Ready') === 'True';
}

function conditionOf(node: KubernetesObject, type: string): string {
  return textAt(conditionObject(node, type), 'status');
}

function conditionObject(node: KubernetesObject, type: string): unknown {
  return listAt(node, 'status', 'conditions').find((one) => textAt(one, 'type') === type);
}

function sayReadiness(node: KubernetesObject, now: Date): string {
  const ready = conditionObject(node, 'Ready');
  const since = timeAt(ready, 'lastTransitionTime');
  const forMs = since === null ? '' : `, for ${sayDuration(Math.max(0, now.getTime() - since.getTime()))}`;
  return `${node.metadata.name} (${textAt(ready, 'reason') || 'no condition'}${forMs})`;
}

function namesOf(nodes: readonly KubernetesObject[]): string {
  return nodes.map(({ metadata }) => metadata.name).join(', ');
}
