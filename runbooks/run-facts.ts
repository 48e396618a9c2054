/** What every run knows without the runbook saying so. */
export interface RunFact {
  readonly from: 'incident' | 'catalogue';
  readonly description: string;
}

/**
 * The names that runbooks may use without declaring them. Those of the incident are set by Firebreak and can be neither
 * declared nor overwritten; those of the service catalogue are set per service and may have a default in `vars`.
 */
export const runFacts: Readonly<Record<string, RunFact>> = {
  service: { from: 'incident', description: 'the service the incident is about' },
  namespace: { from: 'incident', description: 'its Kubernetes namespace' },
  cluster: { from: 'incident', description: 'its cluster' },
  tenant: { from: 'incident', description: 'the tenant concerned' },
  incident: { from: 'incident', description: "the incident's number" },
  classification: { from: 'incident', description: 'its class, such as application.high_latency' },
  severity: { from: 'incident', description: 'sev1 to sev4' },
  alert: { from: 'incident', description: 'the name of its first alert' },
  labels: { from: 'incident', description: 'the labels of its first alert, e.g. labels.pod' },
  annotations: { from: 'incident', description: 'the annotations of its first alert' },
  metrics: {
    from: 'incident',
    description: 'facts measured for it, e.g. metrics.p99_latency, in milliseconds, ratios, bytes or counts',
  },
  pool_max: { from: 'catalogue', description: "the size of the service's database connection pool" },
  min_replicas: { from: 'catalogue', description: 'the fewest replicas the service may run' },
  max_replicas: { from: 'catalogue', description: 'the most replicas the service may run' },
  tier: { from: 'catalogue', description: '1 for the most important services' },
  flow: { from: 'catalogue', description: 'the business flow the service serves' },
};

/** Names that only some expressions know; nothing else may take them. */
export const localNames: readonly string[] = ['value', 'current_replicas'];

/** Words that CEL keeps for itself (https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax) and its types. */
const languageWords = new Set(
  (
    'true false null in as break const continue else for function if import let loop package return var void ' +
    'while has all exists exists_one map filter int uint double bool string bytes list null_type type dyn size matches'
  ).split(' '),
);

/** Why a runbook may not give this name to a value of its own, or null when it may. */
export function reservedNameProblem(name: string): string | null {
  // JavaScript objects inherit these, so a value under such a name could be mistaken for being there.
  if (name in Object.prototype) return `"${name}" is a name that JavaScript keeps for itself`;
  if (languageWords.has(name)) return `"${name}" is a word of the expression language`;
  if (localNames.includes(name)) return `"${name}" has a meaning of its own in expressions`;
  const fact = Object.hasOwn(runFacts, name) ? runFacts[name] : undefined;
  return fact?.from === 'incident' ? `"${name}" is ${fact.description}, which a runbook cannot change` : null;
}
