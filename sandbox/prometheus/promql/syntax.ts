/** The syntax tree of a PromQL expression, as far as the sandbox understands the language. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | Selector
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly returnBool: boolean;
      readonly matching: VectorMatching | null;
    }
  | {
      readonly kind: 'aggregate';
      readonly operator: AggregateOperator;
      readonly grouping: { readonly mode: 'by' | 'without'; readonly labels: readonly string[] } | null;
      readonly parameter: Expression | null;
      readonly operand: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

/** `name{matchers}[range] offset …`; without a range it selects instant values. */
export interface Selector {
  readonly kind: 'selector';
  readonly name: string | null;
  readonly matchers: readonly Matcher[];
  readonly rangeMs: number | null;
  readonly offsetMs: number;
}

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface VectorMatching {
  readonly mode: 'on' | 'ignoring';
  readonly labels: readonly string[];
  /** `group_left` or `group_right`, with the labels it copies from the one side. */
  readonly group: { readonly side: 'left' | 'right'; readonly labels: readonly string[] } | null;
}

export const arithmeticOperators = ['+', '-', '*', '/', '%', '^'] as const;
export const comparisonOperators = ['==', '!=', '>', '<', '>=', '<='] as const;
export const setOperators = ['and', 'or', 'unless'] as const;
export const aggregateOperators = ['sum', 'avg', 'max', 'min', 'count', 'group', 'topk', 'bottomk'] as const;

export type ArithmeticOperator = (typeof arithmeticOperators)[number];
export type ComparisonOperator = (typeof comparisonOperators)[number];
export type SetOperator = (typeof setOperators)[number];
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | SetOperator;
export type AggregateOperator = (typeof aggregateOperators)[number];
