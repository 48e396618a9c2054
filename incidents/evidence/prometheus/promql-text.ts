/** A string in PromQL or LogQL, whatever the text: https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A text as a pattern (RE2) that matches it and nothing else. */
export function exactly(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** As a matcher's value: exactly one of these texts, none of which is taken for a pattern. */
export function anyOf(texts: readonly string[]): string {
  return quoted(texts.map(exactly).join('|'));
}
