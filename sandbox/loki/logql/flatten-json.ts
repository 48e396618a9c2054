import type { Labels } from '#sandbox/prometheus/time-series-store.ts';

/**
 * The labels that `| json` takes from a line: nested names joined by `_`, lists and nulls left out
 * (https://grafana.com/docs/loki/latest/query/log_queries/#json). Null when the line is no JSON object.
 */
export function flattenJson(line: string): Labels | null {
  const value = readJson(line);
  if (!isObject(value)) return null;
  const labels: Record<string, string> = {};
  flatten(value, '', labels);
  return labels;
}

function flatten(object: Readonly<Record<string, unknown>>, prefix: string, labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix === '' ? labelName(key) : `${prefix}_${key.replaceAll(/\W/g, '_')}`;
    if (isObject(value)) flatten(value, name, labels);
    else if (value !== null && !Array.isArray(value) && !Object.hasOwn(labels, name)) {
      labels[name] = typeof value === 'string' ? value : JSON.stringify(value);
    }
  }
}

/** A key as a label's name: what a name cannot have becomes `_`. */
export function labelName(key: string): string {
  const name = key.replaceAll(/\W/g, '_');
  return /^\d/.test(name) ? `_${name}` : name;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
