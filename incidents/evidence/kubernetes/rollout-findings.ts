import { sayDuration } from '#domain/duration.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook, NotedFinding } from '#incidents/evidence/notebook.ts';
import { listAt, numberAt, textAt } from './object-fields.ts';
import { isBad, podFacts } from './pod-facts.ts';
import { newestRollout, sayRollout, type Rollout } from './rollouts.ts';
import { isOwnedBy, sayWorkload, type Workload } from './workload.ts';

const minuteMs = 60_000;
/** A rollout longer than this before the first alert is not held against it. */
const suspectMs = 60 * minuteMs;
/** Clocks differ, and an alert says when its expression became true, which may be a scrape early. */
const slackMs = minuteMs;
/** How long a rollout may take before it counts as stuck, where the deployment's own deadline has not passed. */
const patienceMs = 2 * minuteMs;

/** Whether something was rolled out before the trouble began, what it changed, and whether its pods are those that fail. */
export function noteRolloutFindings(question: EvidenceQuestion, notebook: Notebook, workload: Workload): void {
  if (workload.revisions === null) return;
  const rollout = newestRollout(workload.object, workload.revisions);
  const reference = sayWorkload(workload);
  const { startedAt, now } = question;
  const beforeMs = rollout === null ? Number.POSITIVE_INFINITY : startedAt.getTime() - rollout.at.getTime();
  if (rollout === null || beforeMs > suspectMs || beforeMs < -slackMs) {
    const text = 'nothing was rolled out in the hour before';
    notebook.note({ id: 'recent_rollout', present: false, text, reference });
    return;
  }
  const cited = `${reference} revision ${rollout.revision} (${rollout.name})`;
  const ago = sayDuration(Math.max(0, now.getTime() - rollout.at.getTime()));
  const text = `${sayRollout(rollout)} was rolled out ${ago} ago`;
  notebook.note({ id: 'recent_rollout', present: true, text, reference: cited });
  for (const finding of changeFindings(rollout, cited)) notebook.note(finding);
  notebook.note(stuckFinding(workload, now.getTime() - rollout.at.getTime(), reference));
  const split = splitFinding(question, workload, rollout, cited);
  if (split) notebook.note(split);
}

function changeFindings({ difference }: Rollout, reference: string): readonly NotedFinding[] {
  if (difference === null) return [];
  const finding = (id: NotedFinding['id'], changed: readonly string[], none: string): NotedFinding => ({
    id,
    present: changed.length > 0,
    text: changed.length > 0 ? `it changed ${changed.slice(0, 4).join(', ')}` : none,
    reference,
  });
  return [
    finding('rollout_changed_image', difference.images, 'it kept the images'),
    finding('rollout_changed_configuration', difference.configuration, 'it kept the configuration of the pods'),
    finding('rollout_changed_resources', difference.resources, 'it kept requests and limits'),
    finding('memory_limit_lowered', difference.loweredMemory, 'it lowered no memory limit'),
    finding('rollout_changed_probes', difference.probes, 'it kept the probes'),
  ];
}

function stuckFinding({ object }: Workload, sinceMs: number, reference: string): NotedFinding {
  const failing = listAt(object, 'status', 'conditions').find(
    (one) =>
      (textAt(one, 'type') === 'Progressing' && textAt(one, 'status') === 'False') ||
      (textAt(one, 'type') === 'ReplicaFailure' && textAt(one, 'status') === 'True'),
  );
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const updated = numberAt(object, 'status', 'updatedReplicas') ?? 0;
  const total = numberAt(object, 'status', 'replicas') ?? 0;
  const isSlow = sinceMs > patienceMs && (updated < wanted || total > updated);
  const told = [textAt(failing, 'reason'), textAt(failing, 'message')].filter((part) => part !== '').join(': ');
  return {
    id: 'rollout_stuck',
    present: failing !== undefined || isSlow,
    text: told || `${updated} of ${wanted} replicas have the new revision`,
    reference,
  };
}

/** Only where pods of both revisions are there can their fates be compared. */
function splitFinding(
  { startedAt }: EvidenceQuestion,
  { pods, kind }: Workload,
  { uid }: Rollout,
  reference: string,
): NotedFinding | null {
  if (pods === null || kind !== 'deployment') return null;
  const since = new Date(startedAt.getTime() - suspectMs);
  const judged = pods
    .map((pod) => ({ isNew: isOwnedBy(pod, [uid]), facts: podFacts(pod) }))
    .filter(({ facts }) => !facts.isLeaving && facts.phase !== 'Succeeded')
    .map(({ isNew, facts }) => ({ isNew, bad: isBad(facts, since) }));
  const [fresh, old] = [judged.filter(({ isNew }) => isNew), judged.filter(({ isNew }) => !isNew)];
  if (fresh.length === 0 || old.length === 0) return null;
  const [freshBad, oldBad] = [fresh, old].map((side) => side.filter(({ bad }) => bad).length);
  return {
    id: 'only_new_pods_fail',
    present: (freshBad ?? 0) > 0 && oldBad === 0,
    text: `${freshBad} of ${fresh.length} new pods fail, and ${oldBad} of ${old.length} old ones`,
    reference,
  };
}
