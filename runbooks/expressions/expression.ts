import { EvaluationError, ParseError, TypeError as CelTypeError, type ParseResult } from '@marcbachmann/cel-js';
import { BoundedCache } from '#domain/bounded-cache.ts';
import { jsonSchema, type Json } from '#domain/run.ts';
import { costProblem, expressionShape, type ExpressionShape, valueSize } from './expression-cost.ts';
import { dimensionProblem } from './expression-dimensions.ts';
import { expressionEnvironment } from './expression-functions.ts';
import { patternProblem } from './expression-patterns.ts';
import { sayExpressionError } from './say-expression-error.ts';
import { variableUses, type VariableUse } from './expression-variables.ts';
import { rewriteQuantities } from './rewrite-quantities.ts';
import { withinTime } from './within-time.ts';

/** Values that expressions and templates see, by name. Numbers are in base units: milliseconds, ratios, bytes, cores. */
export type Variables = Readonly<Record<string, Json>>;

export type Evaluated = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** An expression that parses and type-checks. */
export interface Expression {
  readonly source: string;
  /** Uses of free variables in reading order; offsets are those of `source`. */
  readonly uses: readonly VariableUse[];
  /** What it gives where that can be told without values: `bool`, `double`, `string`, …, or `dyn`. */
  readonly gives: string;
  readonly evaluate: (variables: Variables) => Evaluated;
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string; readonly offset: number };

const longestExpression = 2000;
const limitMs = 250;
const largestValues = 2_000_000;
const largestResult = 200_000;

/** A run evaluates the same few expressions again and again, and reading one takes longer than evaluating it. */
const read = new BoundedCache<ParsedExpression>(2000);

/** Parses CEL with quantity literals. `offset` says where in the text the trouble is, in UTF-16 units from 0. */
export function parseExpression(source: string): ParsedExpression {
  return read.get(source, () => parse(source));
}

function parse(source: string): ParsedExpression {
  if (source.trim() === '') return { ok: false, message: 'the expression is empty', offset: 0 };
  if (source.length > longestExpression) {
    return { ok: false, message: `the expression is longer than ${longestExpression} characters`, offset: 0 };
  }
  const rewritten = rewriteQuantities(source);
  if (!rewritten.ok) return rewritten;
  const { text, toSource, quantities } = rewritten;
  let parsed: ParseResult;
  try {
    parsed = expressionEnvironment.parse(text);
  } catch (error) {
    return {
      ok: false,
      message: sayExpressionError(error, source),
      offset: Math.min(toSource(startOf(error)), source.length),
    };
  }
  const checked = parsed.check();
  if (!checked.valid)
    return { ok: false, message: sayExpressionError(checked.error, source), offset: toSource(startOf(checked.error)) };
  const problem = patternProblem(parsed.ast) ?? dimensionProblem(parsed.ast, quantities);
  if (problem !== null) return { ok: false, message: problem.message, offset: toSource(problem.start) };
  const uses = variableUses(parsed.ast).map(({ path, start, end, optional }) => {
    return { path, start: toSource(start), end: toSource(end), optional };
  });
  const shape = expressionShape(parsed.ast);
  const evaluate = (variables: Variables): Evaluated => evaluateParsed({ source, parsed, uses, shape }, variables);
  return { ok: true, expression: { source, uses, gives: checked.type ?? 'dyn', evaluate } };
}

/** Evaluates an expression; every way it can fail comes back as a message for people. */
export function evaluate(source: string, variables: Variables): Evaluated {
  const parsed = parseExpression(source);
  return parsed.ok ? parsed.expression.evaluate(variables) : parsed;
}

/** The dotted paths of the variables an expression reads, each once, in reading order; empty when it does not parse. */
export function variablesOf(source: string): readonly string[] {
  const parsed = parseExpression(source);
  return parsed.ok ? [...new Set(parsed.expression.uses.map((use) => use.path))] : [];
}

/** The value at a dotted path, or undefined when a part of it is missing. */
export function valueAt(variables: Variables, path: string): Json | undefined {
  let value: Json | undefined = variables;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as { readonly [key: string]: Json })[name];
  }
  return value;
}

interface Parsed {
  readonly source: string;
  readonly parsed: ParseResult;
  readonly uses: readonly VariableUse[];
  readonly shape: ExpressionShape;
}

function evaluateParsed({ source, parsed, uses, shape }: Parsed, variables: Variables): Evaluated {
  try {
    if (isPlain(shape)) return toJson(parsed({ ...variables }));
    const size = valueSize(Object.fromEntries(uses.map(({ path }) => [path, valueAt(variables, path)])), largestValues);
    const problem = size === null ? 'the values it reads are too large: select less' : costProblem(shape, size);
    if (problem !== null) return { ok: false, message: problem };
    const outcome = withinTime(() => toJson(parsed({ ...variables })), limitMs);
    return outcome.ok ? outcome.value : { ok: false, message: `it took longer than ${limitMs} ms: make it do less` };
  } catch (error) {
    const missing = uses.find((use) => !use.optional && valueAt(variables, use.path) === undefined);
    if (missing !== undefined && isLookupError(error)) return { ok: false, message: `${missing.path} is not known` };
    return { ok: false, message: sayExpressionError(error, source) };
  }
}

/** Without loops, searches and joins, an expression does no more than its own few hundred nodes. */
function isPlain(shape: ExpressionShape): boolean {
  return shape.loopDepth === 0 && !shape.matches && !shape.joins;
}

/** CEL's integers (only sizes and conversions make them) become numbers; durations and bytes are no JSON. */
function toJson(value: unknown): Evaluated {
  if (valueSize(value, largestResult) === null) return { ok: false, message: 'the result is too large: select less' };
  const parsed = jsonSchema.safeParse(withNumbers(value));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, message: `the result (${String(value)}) is not a finite number, text, truth value, list or object` };
}

function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  const isObject = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isObject ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withNumbers(one)])) : value;
}

function isLookupError(error: unknown): boolean {
  return error instanceof EvaluationError && (error.code === 'no_such_key' || error.code === 'unknown_variable');
}

function startOf(error: unknown): number {
  const known = error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
  return (known ? error.range?.start : undefined) ?? 0;
}
