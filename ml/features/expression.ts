/** What an alert rule's expression is about, read without a full parser: an expression of another language yields what looks alike. */
export interface ExpressionParts {
  /** Metric names: `kube_pod_container_status_restarts_total`. */
  readonly metrics: readonly string[];
  /** Functions that shape the question: `absent`, `predict_linear`, `histogram_quantile`. */
  readonly functions: readonly string[];
  /** Matchers on labels that name a state: `reason="OOMKilled"`. */
  readonly selectors: readonly (readonly [key: string, value: string])[];
  /** Whether it asks for `up == 0`. */
  readonly comparesUpToZero: boolean;
}

/** Functions that only reshape a series; their presence says nothing about the trouble. */
const plainFunctions = new Set(
  'sum avg max min count rate irate increase label_replace label_join vector time clamp_min clamp_max round on by without ignoring group_left group_right and or unless bool offset if not in'.split(
    ' ',
  ),
);
const keywords = new Set(
  'by without on ignoring group_left group_right and or unless bool offset inf nan start end'.split(' '),
);
/** Labels whose value names a state, wherever they stand: in a matcher of the rule or on the alert. */
export const stateLabels: ReadonlySet<string> = new Set(
  'reason condition phase status state code status_code http_code response_code type mode quantile resource verb event error severity_text mountpoint fstype'.split(
    ' ',
  ),
);

/** Reads a PromQL expression (https://prometheus.io/docs/prometheus/latest/querying/basics/). */
export function readExpression(expression: string): ExpressionParts {
  const code = expression.replace(/(^|\s)#.*$/gm, ' ');
  const selectors: [string, string][] = [];
  const bare = code
    .replace(/\{\{.{0,400}?\}\}/gs, ' ')
    .replace(/\b([a-zA-Z_]\w*)\s{0,9}(?:=~|=)\s*"([^"]*)"/g, (_, key: string, value: string) => {
      if (stateLabels.has(key)) selectors.push([key, value.toLowerCase()]);
      return ' ';
    })
    .replace(/"[^"]*"|'[^']*'/g, ' ')
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ')
    .replace(/\{[^}]*\}/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ');
  const metrics = new Set<string>();
  const functions = new Set<string>();
  for (const [, name = '', call] of bare.matchAll(/([a-zA-Z_:][\w:]*)\s*(\()?/g)) {
    if (name.length < 2 || keywords.has(name.toLowerCase())) continue;
    if (call === undefined) metrics.add(name.toLowerCase());
    else if (!plainFunctions.has(name)) functions.add(name.toLowerCase());
  }
  return {
    metrics: [...metrics],
    functions: [...functions],
    selectors,
    comparesUpToZero: /\bup\s*(?:\{[^}]*\})?\s*\)?\s*(?:==\s*0|<\s*1)/.test(code),
  };
}
