import type { AlertRule } from './alert-rule.ts';
import { expandTemplate } from './expand-template.ts';
import { evaluate } from './promql/evaluate.ts';
import { parsePromql } from './promql/parse-promql.ts';
import type { Expression } from './promql/syntax.ts';
import { withoutName } from './promql/value.ts';
import { labelKey, type Labels, type TimeSeriesStore } from './time-series-store.ts';

/** An alert of a rule while its expression holds: pending until it has held for the rule's `for`, then firing. */
export interface ActiveAlert {
  readonly rule: AlertRule;
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: 'pending' | 'firing';
  readonly activeAtMs: number;
  /** When it began to fire, or null while pending. */
  readonly firedAtMs: number | null;
  readonly value: number;
}

export interface RuleEvaluator {
  evaluate(nowMs: number): void;
  alerts(): readonly ActiveAlert[];
  readonly rules: readonly AlertRule[];
}

/** Evaluates alerting rules against the stored series, one state per rule and label set. */
export function createRuleEvaluator(rules: readonly AlertRule[], store: TimeSeriesStore): RuleEvaluator {
  const parsed: readonly { readonly rule: AlertRule; readonly expression: Expression }[] = rules.map((rule) => ({
    rule,
    expression: parsePromql(rule.expr),
  }));
  let active: ReadonlyMap<string, ActiveAlert> = new Map();
  const evaluatedAtMs = new Map<AlertRule, number>();
  const isDue = (rule: AlertRule, nowMs: number): boolean =>
    nowMs - (evaluatedAtMs.get(rule) ?? Number.NEGATIVE_INFINITY) >= (rule.intervalMs ?? 0);
  return {
    rules,
    alerts: () => [...active.values()],
    evaluate(nowMs) {
      const next = new Map<string, ActiveAlert>();
      for (const [key, alert] of active) if (!isDue(alert.rule, nowMs)) next.set(key, alert);
      for (const { rule, expression } of parsed) {
        if (!isDue(rule, nowMs)) continue;
        evaluatedAtMs.set(rule, nowMs);
        const value = evaluate(expression, store, nowMs);
        for (const sample of value.type === 'vector' ? value.samples : []) {
          const labels = { ...withoutName(sample.labels), ...rule.labels, alertname: rule.alert };
          const key = labelKey(labels);
          const activeAtMs = active.get(key)?.activeAtMs ?? nowMs;
          const isFiring = nowMs - activeAtMs >= rule.forMs;
          next.set(key, {
            rule,
            labels,
            annotations: Object.fromEntries(
              Object.entries(rule.annotations).map(([name, template]) => [
                name,
                expandTemplate(template, labels, sample.value),
              ]),
            ),
            state: isFiring ? 'firing' : 'pending',
            activeAtMs,
            firedAtMs: isFiring ? (active.get(key)?.firedAtMs ?? nowMs) : null,
            value: sample.value,
          });
        }
      }
      active = next;
    },
  };
}
