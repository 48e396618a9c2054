import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';
import type { ClusterLook } from './cluster-look.ts';
import { entriesAt, listAt, numberAt, textAt } from './object-fields.ts';
import { parseQuantity } from './parse-quantity.ts';
import { manifestKind, type Workload } from './workload.ts';

/** Whether the service has run into a limit that somebody set: a quota, the maximum of its autoscaler, a claim without a volume. */
export async function noteLimitFindings(notebook: Notebook, look: ClusterLook, workload: Workload): Promise<void> {
  const { namespace } = workload;
  const [quotas, autoscalers, claims] = await Promise.all([
    look.list('resourcequota', namespace),
    look.list('hpa', namespace),
    look.list('pvc', namespace),
  ]);
  if (quotas) noteQuotas(notebook, quotas, namespace);
  if (autoscalers) noteAutoscaler(notebook, autoscalers, workload);
  if (claims && workload.pods) noteClaims(notebook, claims, workload.pods, namespace);
}

function noteQuotas(notebook: Notebook, quotas: readonly KubernetesObject[], namespace: string): void {
  const uses = quotas.flatMap((quota) =>
    entriesAt(quota, 'status', 'hard').flatMap(([resource, hard]) => {
      const limit = parseQuantity(String(hard));
      const used = parseQuantity(textAt(quota, 'status', 'used', resource));
      return limit === null || used === null || limit <= 0
        ? []
        : [
            {
              quota: quota.metadata.name,
              resource,
              share: used / limit,
              text: `${textAt(quota, 'status', 'used', resource)} of ${String(hard)}`,
            },
          ];
    }),
  );
  const fullest = uses.toSorted((a, b) => b.share - a.share)[0];
  if (!fullest) {
    const text = 'no quota limits the namespace';
    notebook.note({ id: 'quota_fully_used', present: false, text, reference: `resourcequotas in ${namespace}` });
    return;
  }
  notebook.note({
    id: 'quota_fully_used',
    present: fullest.share >= 1,
    text: `quota ${fullest.quota}: ${fullest.text} ${fullest.resource} are used`,
    reference: `resourcequota ${fullest.quota}`,
    subject: `${fullest.quota} (${fullest.resource})`,
  });
}

/** An autoscaler that stands at its maximum and would have no need to go further is no finding. */
function noteAutoscaler(notebook: Notebook, autoscalers: readonly KubernetesObject[], workload: Workload): void {
  const own = autoscalers.find(
    (one) =>
      textAt(one, 'spec', 'scaleTargetRef', 'name') === workload.name &&
      textAt(one, 'spec', 'scaleTargetRef', 'kind') === manifestKind(workload),
  );
  if (!own) {
    const reference = `hpas in ${workload.namespace}`;
    notebook.note({ id: 'hpa_at_maximum', present: false, text: 'no autoscaler scales it', reference });
    return;
  }
  const most = numberAt(own, 'spec', 'maxReplicas') ?? Number.POSITIVE_INFINITY;
  const current = numberAt(own, 'status', 'currentReplicas') ?? 0;
  const desired = numberAt(own, 'status', 'desiredReplicas') ?? 0;
  const load = numberAt(own, 'status', 'currentCPUUtilizationPercentage');
  const target = numberAt(own, 'spec', 'targetCPUUtilizationPercentage');
  const wantsMore = load === null || target === null || load > target;
  const measured = load === null || target === null ? '' : `, CPU at ${load} % of the request, ${target} % wanted`;
  notebook.note({
    id: 'hpa_at_maximum',
    present: current >= most && desired >= most && wantsMore,
    text: `${current} replicas of at most ${most}${measured}`,
    reference: `hpa ${own.metadata.name}`,
  });
}

function noteClaims(
  notebook: Notebook,
  claims: readonly KubernetesObject[],
  pods: readonly KubernetesObject[],
  namespace: string,
): void {
  const used = new Set(
    pods.flatMap((pod) =>
      listAt(pod, 'spec', 'volumes').map((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName')),
    ),
  );
  const own = claims.filter(({ metadata }) => used.has(metadata.name));
  if (own.length === 0) {
    const text = 'its pods use no volume claim';
    for (const id of ['volume_claim_pending', 'disk_nearly_full'] as const) {
      notebook.note({ id, present: false, text, reference: `pvcs in ${namespace}` });
    }
    return;
  }
  const first = own.find((claim) => textAt(claim, 'status', 'phase') !== 'Bound');
  notebook.note({
    id: 'volume_claim_pending',
    present: first !== undefined,
    text: first
      ? `claim ${first.metadata.name} is ${textAt(first, 'status', 'phase') || 'in no phase'}`
      : `all ${own.length} claims have their volumes`,
    reference: first ? `pvc ${first.metadata.name}` : `pvcs in ${namespace}`,
  });
}
