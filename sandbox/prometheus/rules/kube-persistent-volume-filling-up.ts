import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/** After kubernetes-mixin's rule of the same name. */
export const kubePersistentVolumeFillingUp: AlertRule = {
  alert: 'KubePersistentVolumeFillingUp',
  expr: 'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.15',
  forMs: 4000,
  labels: { severity: 'critical' },
  annotations: {
    summary: 'PersistentVolumeClaim {{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} free',
    description:
      'The PersistentVolume claimed by {{ $labels.persistentvolumeclaim }} in namespace {{ $labels.namespace }} is only {{ $value | humanizePercentage }} free and filling up.',
    runbook_url: runbookUrl('volume-filling-up'),
  },
};
