import type { Labels } from '#domain/alert.ts';
import { parseSeverity, type Severity } from '#domain/severity.ts';

/** Which labels name an alert's service and the rest, first match first. Configurable: every platform labels differently. */
export interface LabelPrecedence {
  readonly service: readonly string[];
  readonly namespace: readonly string[];
  readonly cluster: readonly string[];
  readonly tenant: readonly string[];
  readonly severity: readonly string[];
  /**
   * Services that only report on others. Their name in a label says who saw the trouble, not whose it is.
   */
  readonly exporters: readonly string[];
}

export const defaultPrecedence: LabelPrecedence = {
  service: [
    'service',
    'app_kubernetes_io_name',
    'app',
    'deployment',
    'statefulset',
    'daemonset',
    'job_name',
    'container',
    'job',
  ],
  namespace: ['namespace', 'kubernetes_namespace', 'exported_namespace'],
  cluster: ['cluster', 'kubernetes_cluster', 'cluster_name'],
  tenant: ['tenant', 'customer', 'org'],
  severity: ['severity', 'priority', 'level'],
  exporters: [
    'kube-state-metrics',
    'node-exporter',
    'prometheus-node-exporter',
    'blackbox-exporter',
    'cadvisor',
    'kubelet',
    'apiserver',
  ],
};

export interface PlacedAlert {
  readonly name: string;
  readonly service: string | null;
  readonly namespace: string | null;
  readonly cluster: string | null;
  readonly tenant: string | null;
  readonly severityHint: Severity | null;
}

/** Reads what an alert is about from its labels. */
export type AlertFields = (labels: Labels) => PlacedAlert;

export function alertFields(precedence: LabelPrecedence): AlertFields {
  const first = (labels: Labels, names: readonly string[], ignored: readonly string[] = []): string | null => {
    for (const name of names) {
      const value = labels[name];
      if (value !== undefined && value !== '' && !ignored.includes(value)) return value;
    }
    return null;
  };
  return (labels) => {
    const severity = first(labels, precedence.severity);
    return {
      name: labels['alertname'] || 'unnamed alert',
      service: first(labels, precedence.service, precedence.exporters),
      namespace: first(labels, precedence.namespace),
      cluster: first(labels, precedence.cluster),
      tenant: first(labels, precedence.tenant),
      severityHint: severity === null ? null : parseSeverity(severity),
    };
  };
}
