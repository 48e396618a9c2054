import { asJson, type KubernetesObject } from '#domain/kubernetes-object.ts';
import type { BlastRadius, PlannedChange } from '#domain/change.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import { isWorkloadKind, rolloutObstacle } from './rollout-status.ts';
import type { Plan, StepRun } from '#runbooks/step-type.ts';
import { missingAccess } from './check-access.ts';
import { clusterOf } from './cluster-of.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { markedPatch, markOf } from './mark-patch.ts';
import { type Decision, type ObjectChange, type ObjectMemo, outputOf } from './object-change.ts';
import { sayChanges } from './say-changes.ts';
import { sayMissing, sayObject } from './say-object.ts';
import { fingerprintOf } from './shown-object.ts';
import { asRetry, later } from './waiting.ts';
import { replacesPods, workloadBlast } from './workload-blast.ts';

const mostConflicts = 3;

/**
 * Simulates a change on the cluster itself: what it is allowed, what the object is, what the server would make of the
 * change. Nothing is written. A change that this step has made already is not planned again but watched.
 */
export async function planObjectChange(change: ObjectChange, run: StepRun): Promise<Plan> {
  const missing = await missingAccess(change.access, change.ref, run);
  if (missing !== null) return failed(`cannot ${change.verb} ${sayObject(change.ref)}: ${missing}`);
  for (let conflicts = 0; ; conflicts += 1) {
    try {
      return await simulate(change, run);
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'Conflict') throw error;
      if (conflicts >= mostConflicts) return settled(asRetry(error, run));
    }
  }
}

async function simulate(change: ObjectChange, run: StepRun): Promise<Plan> {
  const { ref, verb } = change;
  const { kubernetes } = run.ports;
  const object = await kubernetes.get(ref, { signal: run.signal });
  if (object === null) return failed(sayMissing(ref));
  if (object.metadata.deletionTimestamp !== undefined) {
    return failed(`cannot ${verb} ${sayObject(ref)}: it is being deleted`);
  }
  if (markOf(object, change.mark) === run.key) return settled(watchAgain(change, object, run));
  const decision = await change.decide(object);
  if (decision.kind === 'refuse') return failed(`cannot ${verb} ${sayObject(ref)}: ${decision.reason}`);
  if (decision.kind === 'nothing') return settled(nothingToDo(change, decision, object));
  const patch = markedPatch(decision.patch, change.mark, run.key, object);
  const options = { dryRun: true, resourceVersion: object.metadata.resourceVersion, signal: run.signal };
  const simulated = await kubernetes.patch(ref, patch, options);
  const changes = fieldChanges(object, simulated);
  if (changes.length === 0) {
    return settled(nothingToDo(change, { ...decision, summary: 'it is as wanted already' }, object));
  }
  const kind = isWorkloadKind(ref.kind) ? ref.kind : null;
  const obstacle = kind !== null && replacesPods(changes) ? rolloutObstacle(kind, simulated) : null;
  if (obstacle !== null) return failed(`cannot ${verb} ${sayObject(ref)}: ${obstacle}`);
  const around = kind === null ? { pods: null, notes: [] } : await workloadBlast(kind, object, changes, run);
  const blast = { pods: around.pods, notes: [...decision.notes, ...around.notes] };
  const memo = { ...memoOf(decision, object, changes, run), markBefore: markOf(object, change.mark) };
  return { kind: 'change', change: plannedChange(change, decision, { object, changes, blast, memo }, run) };
}

interface Simulated {
  readonly object: KubernetesObject;
  readonly changes: readonly FieldChange[];
  readonly blast: BlastRadius;
  readonly memo: ObjectMemo;
}

type Change = Decision & { readonly kind: 'change' };

function plannedChange(change: ObjectChange, decision: Change, found: Simulated, run: StepRun): PlannedChange {
  const { ref, action } = change;
  const target = `${ref.kind}/${ref.name}`;
  return {
    action,
    target: { system: 'kubernetes', cluster: clusterOf(run), namespace: ref.namespace, name: target },
    title: decision.title,
    rendered: { action, target, namespace: ref.namespace, ...decision.rendered },
    version: found.object.metadata.resourceVersion,
    fingerprint: found.memo.fingerprint,
    difference: sayChanges(found.changes),
    blast: found.blast,
    memo: asJson(found.memo),
  };
}

function memoOf(decision: Change, object: KubernetesObject, changes: readonly FieldChange[], run: StepRun): ObjectMemo {
  return {
    phase: 'write',
    at: run.now().toISOString(),
    patch: { type: decision.patch.type, body: asJson(decision.patch.body) as ObjectMemo['patch']['body'] },
    fingerprint: fingerprintOf(object),
    generation: object.metadata.generation ?? null,
    markBefore: null,
    changes: [...changes],
    facts: decision.facts,
    doubt: false,
    tries: 0,
  };
}

function nothingToDo(
  change: ObjectChange,
  found: Pick<Decision & { readonly kind: 'nothing' }, 'summary' | 'facts'>,
  object: KubernetesObject,
): Outcome {
  return {
    kind: 'done',
    output: outputOf(change, object, found.facts, 0),
    summary: `${sayObject(change.ref)}: ${found.summary}, nothing to ${change.verb}`,
  };
}

/** The mark of this very step is there, though its memory of the change is lost. */
function watchAgain(change: ObjectChange, object: KubernetesObject, run: StepRun): Outcome {
  const memo: ObjectMemo = {
    phase: 'watch',
    at: run.now().toISOString(),
    patch: { type: 'merge', body: {} },
    fingerprint: fingerprintOf(object),
    generation: object.metadata.generation ?? null,
    markBefore: null,
    changes: [],
    facts: {},
    doubt: false,
    tries: 0,
  };
  return later(0, asJson(memo), `${sayObject(change.ref)}: the ${change.noun} is made already`, run);
}

function failed(reason: string): Plan {
  return settled({ kind: 'failed', reason });
}

function settled(outcome: Outcome): Plan {
  return { kind: 'settled', outcome };
}
