import type { NetworkPolicyView } from '#clients/kubernetes/network-policies.ts';
import type { ObjectTimes } from '#clients/kubernetes/object-times.ts';
import { sayDuration } from '#domain/duration.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook, NotedFinding } from '#incidents/evidence/notebook.ts';
import { changedAt } from './changed-at.ts';
import type { ClusterLook } from './cluster-look.ts';
import { entriesAt } from './object-fields.ts';
import { readsOf, type Workload } from './workload.ts';

const minuteMs = 60_000;
/** A change longer than this before the first alert is not held against it. */
const suspectMs = 60 * minuteMs;
/** Clocks differ, and an alert may begin a scrape early. */
const slackMs = minuteMs;

/**
 * Whether what the service reads, or who may reach whom, was changed shortly before the trouble began. A policy at a service that this one calls
 * cuts it off as well as one of its own.
 */
export async function noteConfigurationFindings(
  question: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  workload: Workload,
): Promise<void> {
  const { configMaps, secrets } = readsOf(workload);
  const [maps, keys, policies] = await Promise.all([
    look.times('configmap', workload.namespace),
    look.times('secret', workload.namespace),
    applyingPolicies(question, look, workload),
  ]);
  const configuration = { id: 'configuration_changed', kind: 'configmap', all: 'ConfigMaps' } as const;
  noteChanged(question, notebook, configuration, ofNames(maps, configMaps));
  noteChanged(question, notebook, { id: 'secret_changed', kind: 'secret', all: 'Secrets' }, ofNames(keys, secrets));
  const network = { id: 'network_policy_changed', kind: 'networkpolicy', all: 'network policies' } as const;
  noteChanged(question, notebook, network, policies.found, policies.isWhole);
}

async function applyingPolicies(
  { deps, incident }: EvidenceQuestion,
  look: ClusterLook,
  workload: Workload,
): Promise<{ readonly found: readonly NetworkPolicyView[]; readonly isWhole: boolean }> {
  const { services } = deps.policy;
  const own = await look.policies(workload.namespace);
  const callees = (incident.service === null ? [] : (services[incident.service]?.dependsOn ?? [])).flatMap((name) => {
    const namespace = services[name]?.namespace ?? null;
    return namespace === null ? [] : [{ name, namespace }];
  });
  const others = await Promise.all(
    callees.map(async ({ name, namespace }) =>
      (await look.policies(namespace))?.filter(({ podLabels }) => isAbout(podLabels, name)),
    ),
  );
  const asked = [own?.filter((policy) => mayApply(policy, workload)), ...others];
  return { found: asked.flatMap((some) => some ?? []), isWhole: !asked.includes(undefined) };
}

type Dated = Pick<ObjectTimes, 'name' | 'createdAt' | 'lastChange'>;

function ofNames(objects: readonly ObjectTimes[] | null, names: readonly string[]): readonly ObjectTimes[] | null {
  return objects === null || names.length === 0 ? null : objects.filter(({ name }) => names.includes(name));
}

function noteChanged(
  { startedAt }: EvidenceQuestion,
  notebook: Notebook,
  { id, kind, all }: { readonly id: NotedFinding['id']; readonly kind: string; readonly all: string },
  objects: readonly Dated[] | null,
  isWhole = true,
): void {
  if (objects === null) return;
  const recent = objects.flatMap((object) => {
    const at = changedAt(object);
    const beforeMs = at === null ? Number.POSITIVE_INFINITY : startedAt.getTime() - at.getTime();
    return beforeMs >= -slackMs && beforeMs <= suspectMs ? [{ object, beforeMs }] : [];
  });
  const [first] = recent.toSorted((a, b) => a.beforeMs - b.beforeMs);
  if (first) {
    const by = first.object.lastChange?.manager ?? '';
    notebook.note({
      id,
      present: true,
      text: `${kind} ${first.object.name} was changed ${sayDuration(Math.max(0, first.beforeMs))} before the first alert${by === '' ? '' : ` by ${by}`}`,
      reference: `${kind} ${first.object.name}`,
      subject: first.object.name,
    });
    return;
  }
  // Without field managers a change of an old object would not show, nor one of what could not be read: then nothing can be said.
  if (!isWhole || objects.some(({ lastChange }) => lastChange === null)) return;
  const text = `none of the ${all} that matter (${objects.length}) was changed in the hour before`;
  notebook.note({ id, present: false, text, reference: all });
}

/** Selectors by expression are taken to apply: a policy too many is looked at by a person, one too few is not. */
function mayApply({ podLabels }: NetworkPolicyView, { object }: Workload): boolean {
  const labels = Object.fromEntries(entriesAt(object, 'spec', 'template', 'metadata', 'labels'));
  return Object.entries(podLabels).every(([key, value]) => labels[key] === value);
}

/** The labels of somebody else's pods are not known; by custom one of them is the name. A policy for all pods is about each. */
function isAbout(podLabels: NetworkPolicyView['podLabels'], name: string): boolean {
  const labels = Object.values(podLabels);
  return labels.length === 0 || labels.includes(name);
}
