import type { AlertRule } from '#sandbox/prometheus/alert-rule.ts';
import { runbookUrl } from '#sandbox/prometheus/runbook-url.ts';

/**
 * After kubernetes-mixin's rule of the same name, which also fires in the five minutes for which an autoscaler waits
 * before it scales down; here the load must still be above the target.
 */
export const kubeHpaMaxedOut: AlertRule = {
  alert: 'KubeHpaMaxedOut',
  expr: 'kube_horizontalpodautoscaler_status_current_replicas == on (namespace, horizontalpodautoscaler, service) kube_horizontalpodautoscaler_spec_max_replicas and on (namespace, horizontalpodautoscaler, service) kube_horizontalpodautoscaler_status_target_metric > on (namespace, horizontalpodautoscaler, service) kube_horizontalpodautoscaler_spec_target_metric',
  forMs: 20_000,
  labels: { severity: 'warning' },
  annotations: {
    summary: 'HPA {{ $labels.horizontalpodautoscaler }} runs at its maximum of {{ printf "%.0f" $value }} replicas',
    description:
      'HPA {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} runs at max replicas and the CPU of its pods is still above its target; it may not follow the load any further.',
    runbook_url: runbookUrl('hpa-maxed-out'),
  },
};
