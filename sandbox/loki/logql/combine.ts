import { labelKey } from '#sandbox/prometheus/time-series-store.ts';
import { compare } from './compare.ts';
import type { Sample, Value } from './evaluate.ts';
import type { ArithmeticOperator, ComparisonOperator, MetricExpression } from './syntax.ts';

type BinaryExpression = Extract<MetricExpression, { kind: 'binary' }>;

/**
 * Applies an operator. Two vectors meet where their labels are the same; what meets nothing is left out. A comparison
 * keeps the samples that pass it, with the left one's value, or gives 0 and 1 after `bool` and between two numbers.
 */
export function combine(expression: BinaryExpression, left: Value, right: Value): Value {
  const { operator, returnBool } = expression;
  if (left.type === 'scalar' && right.type === 'scalar') {
    return { type: 'scalar', value: apply(operator, left.value, right.value, true) ?? 0 };
  }
  const samples = pairsOf(left, right).flatMap(({ labels, leftValue, rightValue, kept }): Sample[] => {
    const value = apply(operator, leftValue, rightValue, returnBool, kept);
    return value === null ? [] : [{ labels, value }];
  });
  return { type: 'vector', samples };
}

interface Pair {
  readonly labels: Sample['labels'];
  readonly leftValue: number;
  readonly rightValue: number;
  /** What a comparison that passes leaves: the vector's value, whichever side it stands on. */
  readonly kept: number;
}

function pairsOf(left: Value, right: Value): readonly Pair[] {
  if (left.type === 'scalar') {
    const leftValue = left.value;
    return right.type === 'scalar'
      ? []
      : right.samples.map(({ labels, value }) => ({ labels, leftValue, rightValue: value, kept: value }));
  }
  if (right.type === 'scalar') {
    return left.samples.map(({ labels, value }) => ({
      labels,
      leftValue: value,
      rightValue: right.value,
      kept: value,
    }));
  }
  const others = new Map(right.samples.map((sample) => [labelKey(sample.labels), sample.value]));
  return left.samples.flatMap(({ labels, value }) => {
    const rightValue = others.get(labelKey(labels));
    return rightValue === undefined ? [] : [{ labels, leftValue: value, rightValue, kept: value }];
  });
}

function apply(
  operator: ArithmeticOperator | ComparisonOperator,
  left: number,
  right: number,
  returnBool: boolean,
  kept = left,
): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default: {
      const passes = compare(operator, left, right);
      if (returnBool) return passes ? 1 : 0;
      return passes ? kept : null;
    }
  }
}
