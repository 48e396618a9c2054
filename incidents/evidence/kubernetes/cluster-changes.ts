import type { SeenChange } from '#domain/hypothesis.ts';
import { lastChangeOf } from '#domain/last-change.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';
import { dependenciesOf } from '#incidents/evidence/dependencies-of.ts';
import type { ClusterLook } from './cluster-look.ts';
import { changedAt } from './changed-at.ts';
import { citeEvent, eventFacts } from './event-facts.ts';
import { listAt, numberAt, textAt, timeAt } from './object-fields.ts';
import { newestRollout, sayRollout } from './rollouts.ts';
import { isOwnedBy } from './workload.ts';

/** How far back changes are listed. */
export const changesWindowMs = 2 * 60 * 60_000;

type Draft = Omit<SeenChange, 'source' | 'minutesBefore'>;

/**
 * What was changed in the service's namespace and in those of its dependencies: rollouts, scaling, autoscalers, configuration, network policies,
 * and the nodes. Everything is listed; whether it has to do with the incident is for the findings to say.
 */
export async function noteClusterChanges(
  question: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  namespace: string,
): Promise<void> {
  const { deps, incident, startedAt } = question;
  const { services } = deps.policy;
  const homes = dependenciesOf(services, incident.service).map((name) => services[name]?.namespace ?? null);
  const namespaces = [...new Set([namespace, ...homes.filter((home) => home !== null)])];
  const note = (draft: Draft): void => {
    const beforeMs = startedAt.getTime() - draft.at.getTime();
    if (beforeMs > changesWindowMs) return;
    notebook.noteChange({ ...draft, source: 'kubernetes', minutesBefore: Math.round(beforeMs / 60_000) });
  };
  const known = Object.keys(services);
  await Promise.all([...namespaces.map((home) => noteNamespace(look, home, known, note)), noteNodes(look, note)]);
}

async function noteNamespace(
  look: ClusterLook,
  namespace: string,
  known: readonly string[],
  note: (draft: Draft) => void,
): Promise<void> {
  await Promise.all([
    noteRollouts(look, namespace, note),
    noteScaling(look, namespace, note),
    noteAutoscalers(look, namespace, note),
    noteWritten(look, namespace, known, note),
  ]);
}

async function noteRollouts(look: ClusterLook, namespace: string, note: (draft: Draft) => void): Promise<void> {
  const [deployments, replicaSets] = await Promise.all([
    look.list('deployment', namespace),
    look.list('replicaset', namespace),
  ]);
  for (const deployment of deployments ?? []) {
    const { name, uid } = deployment.metadata;
    const rollout = newestRollout(
      deployment,
      (replicaSets ?? []).filter((one) => isOwnedBy(one, [uid])),
    );
    if (!rollout) continue;
    const isRestart =
      rollout.difference !== null && Object.values(rollout.difference).every((changed) => changed.length === 0);
    note({
      at: rollout.at,
      kind: rollout.isRollback ? 'rollback' : isRestart ? 'restart' : 'rollout',
      object: `deployment/${name}`,
      text: sayRollout(rollout),
      reference: `replicaset ${namespace}/${rollout.name}`,
      service: name,
    });
  }
}

/** A rollout scales too; what is said here is the rest, by the events that autoscalers and people leave. */
async function noteScaling(look: ClusterLook, namespace: string, note: (draft: Draft) => void): Promise<void> {
  const events = (await look.list('event', namespace)) ?? [];
  for (const event of events.map(eventFacts)) {
    if (event.reason !== 'SuccessfulRescale' || event.lastAt === null) continue;
    note({
      at: event.lastAt,
      kind: 'scaling',
      object: `hpa/${event.object}`,
      text: event.message,
      reference: citeEvent(event),
      service: event.object,
    });
  }
}

async function noteAutoscalers(look: ClusterLook, namespace: string, note: (draft: Draft) => void): Promise<void> {
  for (const hpa of (await look.list('hpa', namespace)) ?? []) {
    const change = lastChangeOf(hpa.metadata);
    const at = changedAt({ createdAt: timeAt(hpa, 'metadata', 'creationTimestamp'), lastChange: change });
    if (at === null) continue;
    const [least, most] = [numberAt(hpa, 'spec', 'minReplicas') ?? 1, numberAt(hpa, 'spec', 'maxReplicas') ?? 0];
    note({
      at,
      kind: 'autoscaler',
      object: `hpa/${hpa.metadata.name}`,
      text: `between ${least} and ${most} replicas since${change ? ` ${change.manager} wrote it` : ' it was made'}`,
      reference: `hpa ${namespace}/${hpa.metadata.name}`,
      service: textAt(hpa, 'spec', 'scaleTargetRef', 'name') || null,
    });
  }
}

async function noteWritten(
  look: ClusterLook,
  namespace: string,
  known: readonly string[],
  note: (draft: Draft) => void,
): Promise<void> {
  const [maps, secrets, policies] = await Promise.all([
    look.times('configmap', namespace),
    look.times('secret', namespace),
    look.policies(namespace),
  ]);
  const kinds = [
    { kind: 'configuration', word: 'configmap', objects: maps },
    { kind: 'secret', word: 'secret', objects: secrets },
    { kind: 'network_policy', word: 'networkpolicy', objects: policies },
  ] as const;
  for (const { kind, word, objects } of kinds) {
    for (const object of objects ?? []) {
      const at = changedAt(object);
      if (at === null) continue;
      const by = object.lastChange?.manager ?? '';
      const isNew = object.createdAt !== null && at <= object.createdAt;
      note({
        at,
        kind,
        object: `${word}/${object.name}`,
        text: `${isNew ? 'made' : 'changed'}${by === '' ? '' : ` by ${by}`}`,
        reference: `${word} ${namespace}/${object.name}`,
        service: ownerOf(object.name, known),
      });
    }
  }
}

/** By custom an object's name begins with that of the service which reads it; the longest that fits is meant. */
function ownerOf(name: string, known: readonly string[]): string | null {
  const fitting = known.filter((service) => name === service || name.startsWith(`${service}-`));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

async function noteNodes(look: ClusterLook, note: (draft: Draft) => void): Promise<void> {
  for (const node of (await look.list('node', null)) ?? []) {
    const ready = listAt(node, 'status', 'conditions').find((one) => textAt(one, 'type') === 'Ready');
    const changes = [
      { at: timeAt(node, 'metadata', 'creationTimestamp'), text: 'joined the cluster' },
      {
        at: timeAt(ready, 'lastTransitionTime'),
        text: textAt(ready, 'status') === 'True' ? 'became ready' : `became not ready: ${textAt(ready, 'reason')}`,
      },
      ...listAt(node, 'spec', 'taints').map((taint) => ({
        at: timeAt(taint, 'timeAdded'),
        text: `tainted ${textAt(taint, 'key')}:${textAt(taint, 'effect')}`,
      })),
    ];
    for (const { at, text } of changes) {
      if (at === null) continue;
      const { name } = node.metadata;
      note({ at, kind: 'node', object: `node/${name}`, text, reference: `node ${name}`, service: null });
    }
  }
}
