import { labelKey, type Labels } from '#sandbox/prometheus/time-series-store.ts';
import { calculate, compare } from './arithmetic.ts';
import { PromqlError } from './promql-error.ts';
import {
  arithmeticOperators,
  type ArithmeticOperator,
  type BinaryOperator,
  type ComparisonOperator,
  type SetOperator,
  setOperators,
  type VectorMatching,
} from './syntax.ts';
import { projectLabels, withoutName, type Value, type VectorSample } from './value.ts';

const noLabels: readonly string[] = [];

export interface BinaryOptions {
  readonly operator: BinaryOperator;
  readonly returnBool: boolean;
  readonly matching: VectorMatching | null;
}

/** `left operator right` for scalars and vectors. Throws PromqlError for types that do not go together. */
export function applyBinary(options: BinaryOptions, left: Value, right: Value): Value {
  const { operator } = options;
  if (left.type === 'vector' && right.type === 'vector') {
    return isSet(operator)
      ? { type: 'vector', samples: combineSets(operator, options.matching, left.samples, right.samples) }
      : { type: 'vector', samples: matchVectors({ ...options, operator }, left.samples, right.samples) };
  }
  if (isSet(operator)) {
    throw new PromqlError('bad_data', `set operator "${operator}" not allowed in binary scalar expression`);
  }
  if (left.type === 'scalar' && right.type === 'scalar') {
    if (isArithmetic(operator)) return { type: 'scalar', value: calculate(operator, left.value, right.value) };
    if (!options.returnBool) throw new PromqlError('bad_data', 'comparisons between scalars must use BOOL modifier');
    return { type: 'scalar', value: Number(compare(operator, left.value, right.value)) };
  }
  if (left.type === 'vector' && right.type === 'scalar') {
    const samples = left.samples.flatMap((sample) => one(options, sample, sample.value, right.value, sample.value));
    return { type: 'vector', samples };
  }
  if (left.type === 'scalar' && right.type === 'vector') {
    const samples = right.samples.flatMap((sample) => one(options, sample, left.value, sample.value, sample.value));
    return { type: 'vector', samples };
  }
  throw new PromqlError('bad_data', `binary expression must contain only scalar and instant vector types`);
}

/** One pair: arithmetic gives its result, a comparison keeps the sample or drops it, `bool` gives 0 or 1. */
function one(
  options: Pick<BinaryOptions, 'operator' | 'returnBool'>,
  sample: VectorSample,
  left: number,
  right: number,
  kept: number,
): readonly VectorSample[] {
  const operator = options.operator as ArithmeticOperator | ComparisonOperator;
  if (isArithmetic(operator)) return [{ labels: withoutName(sample.labels), value: calculate(operator, left, right) }];
  const holds = compare(operator, left, right);
  if (options.returnBool) return [{ labels: withoutName(sample.labels), value: Number(holds) }];
  return holds ? [{ labels: sample.labels, value: kept }] : [];
}

function matchVectors(
  options: BinaryOptions & { readonly operator: ArithmeticOperator | ComparisonOperator },
  left: readonly VectorSample[],
  right: readonly VectorSample[],
): readonly VectorSample[] {
  const { matching } = options;
  const side = matching?.group?.side ?? null;
  const [many, single] = side === 'right' ? [right, left] : [left, right];
  const singles = new Map<string, VectorSample>();
  for (const sample of single) {
    const key = signature(sample.labels, matching);
    if (singles.has(key)) {
      throw new PromqlError(
        'execution',
        'found duplicate series for the match group on one side of the operation; many-to-many matching not allowed: matching labels must be unique on one side',
      );
    }
    singles.set(key, sample);
  }
  const seen = new Set<string>();
  return many.flatMap((sample) => {
    const key = signature(sample.labels, matching);
    const partner = singles.get(key);
    if (!partner) return [];
    if (side === null && seen.has(key)) {
      throw new PromqlError(
        'execution',
        'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
      );
    }
    seen.add(key);
    const [l, r] = side === 'right' ? [partner, sample] : [sample, partner];
    const labels = resultLabels(options, sample, partner);
    return one(options, { labels, value: sample.value }, l.value, r.value, l.value);
  });
}

function resultLabels(options: BinaryOptions, sample: VectorSample, partner: VectorSample): Labels {
  const { matching } = options;
  const isFilter = !isArithmetic(options.operator) && !options.returnBool;
  if (matching?.group) {
    const copied = matching.group.labels.flatMap((name) => {
      const value = partner.labels[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return { ...(isFilter ? sample.labels : withoutName(sample.labels)), ...Object.fromEntries(copied) };
  }
  if (matching?.mode === 'on') return projectLabels(sample.labels, 'keep', matching.labels);
  if (matching?.mode === 'ignoring') return projectLabels(sample.labels, 'drop', matching.labels);
  return isFilter ? sample.labels : withoutName(sample.labels);
}

function combineSets(
  operator: SetOperator,
  matching: VectorMatching | null,
  left: readonly VectorSample[],
  right: readonly VectorSample[],
): readonly VectorSample[] {
  const keysOf = (samples: readonly VectorSample[]): ReadonlySet<string> =>
    new Set(samples.map((sample) => signature(sample.labels, matching)));
  switch (operator) {
    case 'and': {
      const keys = keysOf(right);
      return left.filter((sample) => keys.has(signature(sample.labels, matching)));
    }
    case 'unless': {
      const keys = keysOf(right);
      return left.filter((sample) => !keys.has(signature(sample.labels, matching)));
    }
    case 'or': {
      const keys = keysOf(left);
      return [...left, ...right.filter((sample) => !keys.has(signature(sample.labels, matching)))];
    }
  }
}

function signature(labels: Labels, matching: VectorMatching | null): string {
  const mode = matching?.mode === 'on' ? 'keep' : 'drop';
  return labelKey(projectLabels(labels, mode, matching?.labels ?? noLabels));
}

function isArithmetic(operator: BinaryOperator): operator is ArithmeticOperator {
  return (arithmeticOperators as readonly string[]).includes(operator);
}

function isSet(operator: BinaryOperator): operator is SetOperator {
  return (setOperators as readonly string[]).includes(operator);
}
