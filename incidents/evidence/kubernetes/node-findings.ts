import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';
import type { ClusterLook } from './cluster-look.ts';
import { listAt, textAt, timeAt } from './object-fields.ts';
import { isBad, podFacts, type PodFacts } from './pod-facts.ts';
import { sayWorkload, type Workload } from './workload.ts';

const restartWindowMs = 20 * 60_000;

/** Whether the nodes of the service are well, and whether its failing pods have one node in common. */
export async function noteNodeFindings(
  question: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  workload: Workload | null,
): Promise<void> {
  const nodes = await look.list('node', null);
  const pods = (workload?.pods ?? []).map(podFacts);
  if (nodes !== null) noteConditions(question, notebook, nodes, pods);
  if (workload?.pods) await noteCommonNode(question, notebook, look, workload, pods);
}

function noteConditions(
  { alerts, now }: EvidenceQuestion,
  notebook: Notebook,
  nodes: readonly KubernetesObject[],
  pods: readonly PodFacts[],
): void {
  const named = alerts.flatMap(({ labels }) => [labels['node'] ?? '', labels['instance']?.split(':')[0] ?? '']);
  const own = new Set([...pods.map(({ node }) => node), ...named].filter((name) => name !== ''));
  const isNamed = nodes.some(({ metadata }) => own.has(metadata.name));
  // An alert about no service and no node is about any of them.
  const concerned = isNamed ? nodes.filter(({ metadata }) => own.has(metadata.name)) : pods.length > 0 ? [] : nodes;
  const elsewhere = nodes.filter((node) => !concerned.includes(node) && !isReady(node));
  const down = concerned.filter((node) => !isReady(node));
  const besides = elsewhere.length === 0 ? '' : `; ${namesOf(elsewhere)}, where it has no pods, not`;
  notebook.note({
    id: 'node_not_ready',
    present: down.length > 0,
    text:
      down.length > 0
        ? `nodes not ready: ${down.map((node) => sayReadiness(node, now)).join(', ')}`
        : `all ${concerned.length} nodes concerned are ready${besides}`,
    reference: down.length > 0 ? `node ${namesOf(down)}` : 'nodes',
    subject: down[0]?.metadata.name,
  });
  const pressed = concerned.filter((node) => conditionOf(node, 'DiskPressure') === 'True');
  notebook.note({
    id: 'node_disk_pressure',
    present: pressed.length > 0,
    text:
      pressed.length > 0
        ? `nodes under disk pressure: ${namesOf(pressed)}`
        : 'no node concerned is under disk pressure',
    reference: pressed.length > 0 ? `node ${namesOf(pressed)}` : 'nodes',
    subject: pressed[0]?.metadata.name,
  });
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
