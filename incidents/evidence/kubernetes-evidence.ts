import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import { noteClusterChanges } from './kubernetes/cluster-changes.ts';
import { lookAtCluster } from './kubernetes/cluster-look.ts';
import { noteConfigurationFindings } from './kubernetes/configuration-findings.ts';
import { noteEventFindings } from './kubernetes/event-findings.ts';
import { noteJobFindings } from './kubernetes/job-findings.ts';
import { noteLimitFindings } from './kubernetes/limit-findings.ts';
import { noteNodeFindings } from './kubernetes/node-findings.ts';
import { notePodFindings } from './kubernetes/pod-findings.ts';
import { noteRolloutFindings } from './kubernetes/rollout-findings.ts';
import { findWorkload } from './kubernetes/workload.ts';

/**
 * Looks at the service's workload, its pods, revisions and events, at its nodes, limits, jobs and configuration, and at what changed around it.
 * What our account may not read is named, and the rest goes on; of what could not be read nothing is said, above all not that it is not there.
 */
export const kubernetesEvidence: EvidenceSource = {
  name: 'kubernetes',
  async collect(question, notebook) {
    const { kubernetes } = question.deps.clients;
    if (!kubernetes) {
      notebook.miss('kubernetes is not configured');
      return;
    }
    const look = lookAtCluster(kubernetes, notebook, question.signal);
    const namespace = namespaceOf(question);
    const names = workloadNames(question);
    if (namespace === null || names.length === 0) {
      await noteNodeFindings(question, notebook, look, 'absent');
      return;
    }
    const changes = noteClusterChanges(question, notebook, look, namespace);
    const jobs = noteJobFindings(question, notebook, look, namespace);
    const workload = await findWorkload(look, namespace, names);
    if (workload === 'absent') notebook.miss(`there is no workload ${namespace}/${names[0] ?? ''}`);
    if (workload === 'absent' || workload === null) {
      await Promise.all([noteNodeFindings(question, notebook, look, workload), changes, jobs]);
      return;
    }
    notePodFindings(question, notebook, workload);
    noteRolloutFindings(question, notebook, workload);
    await Promise.all([
      changes,
      jobs,
      noteEventFindings(question, notebook, look, workload),
      noteNodeFindings(question, notebook, look, workload),
      noteLimitFindings(notebook, look, workload),
      noteConfigurationFindings(question, notebook, look, workload),
    ]);
  },
};

function namespaceOf({ incident, deps }: EvidenceQuestion): string | null {
  const entry = incident.service === null ? undefined : deps.policy.services[incident.service];
  return incident.namespace ?? entry?.namespace ?? null;
}

/** The service is mostly called as its workload; else the alert's labels may say. */
function workloadNames({ incident, alerts }: EvidenceQuestion): readonly string[] {
  const labels = alerts.flatMap((alert) => [
    alert.labels['deployment'],
    alert.labels['statefulset'],
    alert.labels['daemonset'],
  ]);
  return [
    ...new Set([incident.service, ...labels].filter((name) => typeof name === 'string' && name !== '')),
  ] as string[];
}
