import type { Json } from '#domain/run.ts';
import { valueSize } from '#runbooks/expressions/expression-cost.ts';
import { parseJsonPath } from '#runbooks/jsonpath.ts';

export interface Extracted {
  readonly values: Readonly<Record<string, Json>>;
  /** Why a value is not there, a reason each. */
  readonly missing: readonly string[];
}

/** What is kept of one value at most, in characters and members: a run carries it along to its end. */
const largestValue = 65_536;

/** Reads values out of an answer, by name. A path that names one place gives what is there, any other a list. */
export function extractValues(body: Json, paths: Readonly<Record<string, string>>): Extracted {
  const values: [string, Json][] = [];
  const missing: string[] = [];
  for (const [name, source] of Object.entries(paths)) {
    const found = extractOne(body, source);
    if (found.ok) values.push([name, found.value]);
    else missing.push(`${name}: ${found.reason}`);
  }
  return { values: Object.fromEntries(values), missing };
}

function extractOne(
  body: Json,
  source: string,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string } {
  const parsed = parseJsonPath(source);
  if (!parsed.ok) return { ok: false, reason: parsed.message };
  const selected = parsed.path.select(body);
  if (!selected.ok) return { ok: false, reason: selected.message };
  const value = parsed.path.singular ? selected.values[0] : selected.values;
  if (value === undefined) {
    const kind = typeof body === 'string' ? ', which is no JSON' : '';
    return { ok: false, reason: `there is no ${source} in the answer${kind}` };
  }
  if (valueSize(value, largestValue) !== null) return { ok: true, value };
  return { ok: false, reason: `what ${source} finds is too large: select less` };
}
