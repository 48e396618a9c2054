import type { MetricQuery } from '#incidents/policy.ts';
import { runVariables } from '#incidents/run-variables.ts';
import { render } from '#runbooks/templates/render.ts';
import type { EvidenceSource } from './evidence-source.ts';
import { metricFindings } from './metric-findings.ts';

/** Reads the configured metrics of the incident's service, all at once. A metric without a series is simply absent. */
export const metricEvidence: EvidenceSource = {
  name: 'prometheus',
  async collect({ deps, incident, alerts }, notebook) {
    const { prometheus } = deps.clients;
    if (!prometheus) {
      notebook.miss('prometheus.url is not configured');
      return;
    }
    const variables = runVariables(deps.policy, incident, alerts, null);
    const metrics: Record<string, number> = {};
    const queries: Record<string, string> = {};
    await Promise.all(
      Object.entries(deps.policy.metrics).map(async ([name, metric]) => {
        const query = render(metric.query, variables, 'promql');
        // A query over the service has no meaning for an alert that names none.
        if (!query.ok) return;
        const answer = await notebook.ask(`metric ${name}`, () => prometheus.query(query.text));
        const sample = answer?.series[0];
        if (!sample || !Number.isFinite(sample.value)) return;
        metrics[name] = inBaseUnit(sample.value, metric.unit);
        queries[name] = query.text;
        notebook.measure(name, metrics[name]);
      }),
    );
    const facts = { ...catalogueNumbers(variables), ...metrics };
    for (const { finding, metric, judge } of metricFindings) {
      const found = judge(facts);
      const reference = queries[metric];
      if (found && reference !== undefined) notebook.note({ id: finding, ...found, reference });
    }
  },
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
