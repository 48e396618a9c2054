import type { Evidence, Finding } from '#domain/hypothesis.ts';
import type { MetricQuery } from '#incidents/policy.ts';
import { runVariables } from '#incidents/run-variables.ts';
import { render } from '#runbooks/render.ts';
import type { EvidenceSource } from './gather-evidence.ts';
import { metricFindings } from './metric-findings.ts';

/** Reads the configured metrics of the incident's service, all at once. A metric without a series is simply absent. */
export const metricEvidence: EvidenceSource = async (deps, incident, alerts) => {
  const { prometheus } = deps.clients;
  if (!prometheus) {
    return {
      findings: [],
      metrics: {},
      unavailable: [{ source: 'prometheus', reason: 'prometheus.url is not configured' }],
    };
  }
  const variables = runVariables(deps.policy, incident, alerts, null);
  const metrics: Record<string, number> = {};
  const queries: Record<string, string> = {};
  const failures = new Set<string>();
  await Promise.all(
    Object.entries(deps.policy.metrics).map(async ([name, metric]) => {
      const query = render(metric.query, variables, 'promql');
      // A query over the service has no meaning for an alert that names none.
      if (!query.ok) return;
      try {
        const { series } = await prometheus.query(query.text);
        const [sample] = series;
        if (sample && Number.isFinite(sample.value)) {
          metrics[name] = inBaseUnit(sample.value, metric.unit);
          queries[name] = query.text;
        }
      } catch (error) {
        failures.add(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  const observedAt = deps.clock.now();
  const facts = { ...catalogueNumbers(variables), ...metrics };
  const findings = metricFindings.flatMap((rule): Finding[] => {
    const found = rule.judge(facts);
    const reference = queries[rule.metric];
    if (!found || reference === undefined) return [];
    return [{ id: rule.finding, ...found, source: 'prometheus', reference, observedAt }];
  });
  const unavailable: Evidence['unavailable'] = [...failures].map((reason) => ({ source: 'prometheus', reason }));
  return { findings, metrics, unavailable };
};

/** Numbers of the catalogue stand in where no metric tells, e.g. `pool_max`. */
function catalogueNumbers(variables: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** Milliseconds for times, ratios for percentages: what quantity literals in conditions become. */
function inBaseUnit(value: number, unit: MetricQuery['unit']): number {
  switch (unit) {
    case 's':
      return value * 1000;
    case 'percent':
      return value / 100;
    case 'ms':
    case 'ratio':
    case 'count':
    case 'bytes':
    case 'per_second':
      return value;
  }
}
