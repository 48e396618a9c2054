import type { RoutedAlert } from '#sandbox/alertmanager/webhook-payload.ts';
import type { ActiveAlert } from '#sandbox/prometheus/rule-evaluator.ts';

const clusterName = 'northwind-prod';

/** A firing alert as Prometheus hands it on: with its external label and the link back to its expression. */
export function toRoutedAlert(alert: ActiveAlert, prometheusUrl: string): RoutedAlert | null {
  if (alert.firedAtMs === null) return null;
  const expression = encodeURIComponent(alert.rule.expr)
    .replaceAll('%20', '+')
    .replaceAll(/[!'()*]/g, percent);
  return {
    labels: { ...alert.labels, cluster: clusterName },
    annotations: alert.annotations,
    startsAtMs: alert.firedAtMs,
    endsAtMs: null,
    generatorUrl: `${prometheusUrl}/graph?g0.expr=${expression}&g0.tab=1`,
  };
}

/** Go escapes these in a query too; encodeURIComponent leaves them. */
function percent(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
