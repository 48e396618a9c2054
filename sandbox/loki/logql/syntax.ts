/** The syntax tree of a LogQL expression, as far as the sandbox understands the language. */
export type LogqlExpression = LogQuery | MetricExpression;

/** `{app="api"} |= "error" | json | status >= 500`: lines. */
export interface LogQuery {
  readonly kind: 'log';
  readonly matchers: readonly Matcher[];
  readonly stages: readonly Stage[];
}

export interface Matcher {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

export type Stage =
  /** Passes a line with any of the texts, or with none of them for `!=` and `!~`. */
  | { readonly kind: 'line'; readonly operator: LineOperator; readonly texts: readonly string[] }
  | { readonly kind: 'json' }
  | { readonly kind: 'logfmt' }
  | { readonly kind: 'label'; readonly filter: LabelFilter };

export type LabelFilter =
  | { readonly kind: 'text'; readonly matcher: Matcher }
  | {
      readonly kind: 'quantity';
      readonly label: string;
      readonly operator: ComparisonOperator;
      /** Durations in seconds, sizes in bytes. */
      readonly value: number;
      readonly unit: Unit;
    }
  | { readonly kind: 'and' | 'or'; readonly left: LabelFilter; readonly right: LabelFilter };

export type Unit = 'number' | 'duration' | 'bytes';

export type MetricExpression =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'range';
      readonly operator: RangeOperator;
      readonly query: LogQuery;
      readonly rangeMs: number;
      readonly offsetMs: number;
    }
  | {
      readonly kind: 'aggregate';
      readonly operator: AggregateOperator;
      readonly grouping: { readonly mode: 'by' | 'without'; readonly labels: readonly string[] } | null;
      /** k of topk and bottomk. */
      readonly count: number | null;
      readonly operand: MetricExpression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: ArithmeticOperator | ComparisonOperator;
      readonly left: MetricExpression;
      readonly right: MetricExpression;
      readonly returnBool: boolean;
    };

export const matchOperators = ['=', '!=', '=~', '!~'] as const;
export const lineOperators = ['|=', '!=', '|~', '!~'] as const;
export const comparisonOperators = ['==', '!=', '>', '<', '>=', '<='] as const;
export const arithmeticOperators = ['+', '-', '*', '/'] as const;
export const rangeOperators = ['count_over_time', 'rate', 'bytes_over_time', 'bytes_rate'] as const;
export const aggregateOperators = ['sum', 'avg', 'max', 'min', 'count', 'topk', 'bottomk'] as const;

export type MatchOperator = (typeof matchOperators)[number];
export type LineOperator = (typeof lineOperators)[number];
export type ComparisonOperator = (typeof comparisonOperators)[number];
export type ArithmeticOperator = (typeof arithmeticOperators)[number];
export type RangeOperator = (typeof rangeOperators)[number];
export type AggregateOperator = (typeof aggregateOperators)[number];
