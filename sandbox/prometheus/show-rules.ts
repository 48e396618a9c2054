import { formatScientific } from './format-scientific.ts';
import type { ActiveAlert, RuleEvaluator } from './rule-evaluator.ts';

/** An active alert as /api/v1/alerts lists it. */
export function showAlert(alert: ActiveAlert): Record<string, unknown> {
  return {
    labels: alert.labels,
    annotations: alert.annotations,
    state: alert.state,
    activeAt: new Date(alert.activeAtMs).toISOString(),
    value: formatScientific(alert.value),
  };
}

const usualIntervalMs = 1000;

/** All rules, those of one interval in one group, as /api/v1/rules lists them. */
export function showRules(evaluator: RuleEvaluator, nowMs: number): Record<string, unknown> {
  const byInterval = Map.groupBy(evaluator.rules, (rule) => rule.intervalMs ?? usualIntervalMs);
  const groups = [...byInterval].map(([intervalMs, rules]) => showGroup(evaluator, { intervalMs, rules }, nowMs));
  return { groups };
}

function showGroup(
  evaluator: RuleEvaluator,
  group: { readonly intervalMs: number; readonly rules: RuleEvaluator['rules'] },
  nowMs: number,
): Record<string, unknown> {
  const lastEvaluation = new Date(nowMs).toISOString();
  const seconds = group.intervalMs / 1000;
  const rules = group.rules.map((rule) => {
    const alerts = evaluator.alerts().filter((alert) => alert.rule === rule);
    const isFiring = alerts.some((alert) => alert.state === 'firing');
    return {
      state: isFiring ? 'firing' : alerts.length > 0 ? 'pending' : 'inactive',
      name: rule.alert,
      query: rule.expr,
      duration: rule.forMs / 1000,
      keepFiringFor: 0,
      labels: rule.labels,
      annotations: rule.annotations,
      alerts: alerts.map(showAlert),
      health: 'ok',
      evaluationTime: 0,
      lastEvaluation,
      type: 'alerting',
    };
  });
  return {
    name: group.intervalMs === usualIntervalMs ? 'northwind' : `northwind every ${seconds}s`,
    file: 'rules/northwind.yml',
    rules,
    interval: seconds,
    limit: 0,
    evaluationTime: 0,
    lastEvaluation,
  };
}
