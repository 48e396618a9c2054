import { parseDuration } from '#sandbox/prometheus/promql/durations.ts';
import { beyondSubset, parseError, parseErrorAt } from './logql-error.ts';
import { PipelineParser } from './pipeline-parser.ts';
import {
  aggregateOperators,
  arithmeticOperators,
  comparisonOperators,
  rangeOperators,
  type AggregateOperator,
  type LogqlExpression,
  type MetricExpression,
  type RangeOperator,
} from './syntax.ts';

/** Lowest first; operators of one line bind alike. */
const precedence = [comparisonOperators, ['+', '-'], ['*', '/']] as const;
const otherFunctions =
  /^(?:(?:avg|sum|min|max|stdvar|stddev|quantile|first|last|absent)_over_time|rate_counter|stddev|stdvar|sort|sort_desc|approx_topk|label_replace|vector|variants)$/;

/**
 * Parses LogQL by recursive descent. A mistake is a LogqlError in Loki's words with line and column; valid LogQL that
 * the sandbox does not have (unwrap, line_format, set operators, …) is one that says so.
 */
export function parseLogql(text: string): LogqlExpression {
  return new Parser(text).whole();
}

class Parser extends PipelineParser {
  whole(): LogqlExpression {
    const expression = this.isSymbol('{') ? this.logQuery() : this.metric(0);
    if (this.isSymbol('%', '^') || ['and', 'or', 'unless'].includes(this.peek().text)) {
      throw beyondSubset(`the operator ${this.peek().text}`);
    }
    if (this.peek().kind !== '$end') throw this.unexpected();
    return expression;
  }

  private metric(level: number): MetricExpression {
    const operators = precedence[level];
    if (operators === undefined) return this.primary();
    let left = this.metric(level + 1);
    for (;;) {
      const operator = this.takeOperator(operators);
      if (!operator) return left;
      const returnBool = this.takeWord('bool');
      if (returnBool && arithmeticOperators.some((arithmetic) => arithmetic === operator)) {
        throw parseError(`bool modifier can only be used on comparison operators, not ${operator}`);
      }
      left = { kind: 'binary', operator, left, right: this.metric(level + 1), returnBool };
    }
  }

  private primary(): MetricExpression {
    if (this.take('(')) {
      const inner = this.nested(() => this.metric(0));
      this.expect(')');
      return inner;
    }
    const sign = this.takeOperator(['+', '-']);
    if (sign || this.peek().kind === 'NUMBER')
      return { kind: 'number', value: this.number() * (sign === '-' ? -1 : 1) };
    const { kind, text } = this.peek();
    const range = rangeOperators.find((operator) => operator === text);
    const aggregate = aggregateOperators.find((operator) => operator === text);
    if (kind === 'IDENTIFIER' && (range ?? aggregate) && this.peek(1).kind !== '$end') {
      this.next();
      return range ? this.range(range) : this.aggregate(aggregate ?? 'sum');
    }
    if (otherFunctions.test(text)) throw beyondSubset(`the function ${text}`);
    throw this.unexpected();
  }

  private range(operator: RangeOperator): MetricExpression {
    this.expect('(');
    const matchers = this.selector();
    const early = this.peek().kind === 'RANGE' ? this.rangeMs() : null;
    const stages = this.stages();
    const rangeMs = early ?? this.rangeMs();
    const offsetMs = this.takeWord('offset') ? this.offsetMs() : 0;
    this.expect(')');
    if (['by', 'without'].includes(this.peek().text))
      throw parseError(`grouping not allowed for ${operator} aggregation`);
    return { kind: 'range', operator, query: { kind: 'log', matchers, stages }, rangeMs, offsetMs };
  }

  private aggregate(operator: AggregateOperator): MetricExpression {
    const takesCount = operator === 'topk' || operator === 'bottomk';
    const before = this.grouping();
    this.expect('(');
    if (takesCount && this.peek().kind !== 'NUMBER') throw parseError(`parameter required for operation ${operator}`);
    const count = takesCount ? this.number() : null;
    if (takesCount) this.expect(',');
    if (count !== null && !(Number.isInteger(count) && count > 0)) {
      throw parseError(`invalid parameter (must be greater than 0) ${operator}(${count}`);
    }
    const operand = this.nested(() => this.metric(0));
    this.expect(')');
    return { kind: 'aggregate', operator, grouping: before ?? this.grouping(), count, operand };
  }

  private grouping(): { readonly mode: 'by' | 'without'; readonly labels: readonly string[] } | null {
    const mode = this.takeWord('by') ? 'by' : this.takeWord('without') ? 'without' : null;
    if (mode === null) return null;
    this.expect('(');
    const labels: string[] = [];
    while (!this.take(')')) {
      if (labels.length > 0) this.expect(',');
      labels.push(this.identifier());
    }
    return { mode, labels };
  }

  private rangeMs(): number {
    const token = this.peek();
    if (token.kind !== 'RANGE') throw this.unexpected(['RANGE']);
    this.next();
    return this.durationMs(token.text.slice(1, -1).trim(), token.at);
  }

  private offsetMs(): number {
    const token = this.peek();
    if (token.kind !== 'DURATION') throw this.unexpected(['DURATION']);
    this.next();
    return this.durationMs(token.text, token.at);
  }

  private durationMs(text: string, at: number): number {
    const ms = parseDuration(text);
    if (ms === null || ms === 0) throw parseErrorAt(this.text, at, `not a valid duration string: "${text}"`);
    return ms;
  }

  private number(): number {
    if (this.peek().kind !== 'NUMBER') throw this.unexpected(['NUMBER']);
    return Number(this.next().text);
  }
}
