import { jsonpath } from 'json-p3';
import type { Json } from '#domain/run.ts';
import { withinTime } from './expressions/within-time.ts';

/** A JSONPath that parses (RFC 9535). */
export interface JsonPath {
  readonly source: string;
  /** It names one place, so that it finds one value or none. */
  readonly singular: boolean;
  /** The values found, in the order of the document. Bounded in time and in how much it finds. */
  readonly select: (value: Json) => Selected;
}

export type Selected =
  | { readonly ok: true; readonly values: readonly Json[] }
  | { readonly ok: false; readonly message: string };

export type ParsedJsonPath =
  | { readonly ok: true; readonly path: JsonPath }
  | { readonly ok: false; readonly message: string; readonly offset: number };

const longestPath = 500;
const mostDescents = 2;
const mostValues = 1000;
const limitMs = 250;
const environment = new jsonpath.JSONPathEnvironment({ maxRecursionDepth: 100 });
const stringLiteral = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g;

/** Parses a JSONPath. It is written out in the runbook: a template within it is refused. `offset` points at the mistake. */
export function parseJsonPath(source: string): ParsedJsonPath {
  const refused = (message: string, offset = 0): ParsedJsonPath => ({ ok: false, message, offset });
  if (source.trim() === '') return refused('the path is empty: write $ for the whole answer, or $.name for a member');
  if (source.length > longestPath) return refused(`the path is longer than ${longestPath} characters`);
  const template = source.search(/\{\{|\{%/);
  if (template !== -1) return refused('a path takes no template: select more, and use a condition on it', template);
  const outsideStrings = source.replace(stringLiteral, (text) => '_'.repeat(text.length));
  const descents = [...outsideStrings.matchAll(/\.\./g)];
  const tooMany = descents[mostDescents];
  if (tooMany !== undefined) return refused(`more than ${mostDescents} times "..": name the members`, tooMany.index);
  try {
    const query = environment.compile(source);
    const select = (value: Json): Selected => selected(query, value);
    return { ok: true, path: { source, singular: query.singularQuery(), select } };
  } catch (error) {
    return refused(sayJsonPathError(error), Math.min(offsetOf(error), source.length));
  }
}

function selected(query: jsonpath.JSONPathQuery, value: Json): Selected {
  try {
    const found = withinTime(() => firstValues(query, value), limitMs);
    if (!found.ok) return { ok: false, message: `the path took longer than ${limitMs} ms: make it name fewer places` };
    if (found.value.length <= mostValues) return { ok: true, values: found.value };
    return { ok: false, message: `the path finds more than ${mostValues} values: make it name fewer places` };
  } catch (error) {
    return { ok: false, message: sayJsonPathError(error) };
  }
}

function firstValues(query: jsonpath.JSONPathQuery, value: Json): readonly Json[] {
  const values: Json[] = [];
  // The package's own type has no readonly lists; it changes nothing.
  for (const node of query.lazyQuery(value as Parameters<typeof query.lazyQuery>[0])) {
    values.push(node.value as Json);
    if (values.length > mostValues) break;
  }
  return values;
}

function sayJsonPathError(error: unknown): string {
  if (error instanceof jsonpath.JSONPathRecursionLimitError) return 'the answer is nested too deeply for ".."';
  const message = error instanceof Error ? error.message : String(error);
  // It ends with an excerpt and an offset, which our reports show by line and column.
  return message.replace(/ \('.*':\d+\)$/s, '');
}

function offsetOf(error: unknown): number {
  return error instanceof jsonpath.JSONPathError && error.token !== undefined ? error.token.index : 0;
}
