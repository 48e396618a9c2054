import { parseDuration } from './durations.ts';
import { anchoredPattern } from './label-matching.ts';
import { beyondSubset } from './promql-error.ts';
import {
  aggregateOperators,
  comparisonOperators,
  type AggregateOperator,
  type BinaryOperator,
  type Expression,
  type Matcher,
  type Selector,
  type VectorMatching,
} from './syntax.ts';
import { TokenCursor } from './token-cursor.ts';
import { parseErrorAt, unquote, type Token } from './tokens.ts';

/** Lowest first; operators of one line bind alike. */
const precedence: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '<=', '<', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
];
const comparisons: ReadonlySet<string> = new Set(comparisonOperators);
const unknownAggregates = new Set(['stddev', 'stdvar', 'quantile', 'count_values', 'limitk', 'limit_ratio']);

/**
 * Parses PromQL by recursive descent. A mistake is a PromqlError `bad_data` with line and column; valid PromQL that
 * the sandbox does not have (subqueries, `@`, some aggregations) is a PromqlError `execution` that says so.
 */
export function parsePromql(text: string): Expression {
  if (text.trim() === '') throw parseErrorAt(text, 0, 'no expression found in input');
  const parser = new Parser(text);
  const expression = parser.expression(0);
  parser.end();
  return expression;
}

class Parser extends TokenCursor {
  expression(level: number): Expression {
    const operators = precedence[level];
    if (operators === undefined) return this.unary();
    let left = this.expression(level + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.peek().text === candidate && this.peek().kind !== 'string');
      if (operator === undefined) return left;
      this.next();
      const returnBool = this.takeWord('bool');
      if (returnBool && !comparisons.has(operator)) {
        throw this.error('bool modifier can only be used on comparison operators');
      }
      const matching = this.vectorMatching();
      // The power operator alone binds to the right: 2^3^2 is 2^(3^2).
      const right = this.expression(operator === '^' ? level : level + 1);
      left = { kind: 'binary', operator, left, right, returnBool, matching };
    }
  }

  end(): void {
    if (this.peek().kind !== 'end') throw this.unexpected();
  }

  /** A sign binds less tightly than `^`, so -2^2 is -(2^2). */
  private unary(): Expression {
    if (this.take('+')) return this.signed();
    if (this.take('-')) return { kind: 'negate', operand: this.signed() };
    const isParenthesized = this.peek().text === '(';
    return this.postfix(this.primary(), isParenthesized);
  }

  private signed(): Expression {
    return this.expression(precedence.length - 1);
  }

  private primary(): Expression {
    const token = this.next();
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text) };
      case 'duration':
        return { kind: 'number', value: (parseDuration(token.text) ?? Number.NaN) / 1000 };
      case 'string':
        return { kind: 'string', value: this.stringValue(token) };
      case 'name':
        return this.named(token);
      case 'symbol':
        if (token.text === '(') {
          const inner = this.expression(0);
          this.expect(')');
          return inner;
        }
        if (token.text === '{') return this.selector(null, token);
        break;
      case 'end':
        throw parseErrorAt(this.text, token.at, 'unexpected end of input');
    }
    throw this.unexpected(token);
  }

  private named(token: Token): Expression {
    const word = token.text.toLowerCase();
    if (word === 'inf' || word === 'nan') return { kind: 'number', value: word === 'inf' ? Infinity : Number.NaN };
    const after = this.peek().text;
    const aggregate = aggregateOperators.find((operator) => operator === word);
    if (aggregate && (after === '(' || after === 'by' || after === 'without')) return this.aggregate(aggregate);
    if (unknownAggregates.has(word) && (after === '(' || after === 'by' || after === 'without')) {
      throw beyondSubset(`the aggregation ${word}`);
    }
    if (after === '(') {
      this.next();
      return { kind: 'call', name: token.text, args: this.listUntil(')', () => this.expression(0)) };
    }
    if (this.take('{')) return this.selector(token.text, token);
    return { kind: 'selector', name: token.text, matchers: [], rangeMs: null, offsetMs: 0 };
  }

  private aggregate(operator: AggregateOperator): Expression {
    const before = this.grouping();
    this.expect('(');
    const args = this.listUntil(')', () => this.expression(0));
    const grouping = before ?? this.grouping();
    const takesParameter = operator === 'topk' || operator === 'bottomk';
    const [parameter, operand] = takesParameter ? args : [null, args[0]];
    if (operand === undefined || parameter === undefined || args.length !== (takesParameter ? 2 : 1)) {
      throw this.error(
        `wrong number of arguments for aggregate expression provided, expected ${takesParameter ? 2 : 1}, got ${args.length}`,
      );
    }
    return { kind: 'aggregate', operator, grouping, parameter, operand };
  }

  private grouping(): { readonly mode: 'by' | 'without'; readonly labels: readonly string[] } | null {
    const mode = this.takeWord('by') ? 'by' : this.takeWord('without') ? 'without' : null;
    return mode === null ? null : { mode, labels: this.labelList() };
  }

  private vectorMatching(): VectorMatching | null {
    const mode = this.takeWord('on') ? 'on' : this.takeWord('ignoring') ? 'ignoring' : null;
    if (mode === null) return null;
    const labels = this.labelList();
    const side = this.takeWord('group_left') ? 'left' : this.takeWord('group_right') ? 'right' : null;
    if (side === null) return { mode, labels, group: null };
    return { mode, labels, group: { side, labels: this.peek().text === '(' ? this.labelList() : [] } };
  }

  private labelList(): readonly string[] {
    this.expect('(');
    return this.listUntil(')', () => this.labelName());
  }

  private labelName(): string {
    const token = this.next();
    if (token.kind !== 'name') throw this.unexpected(token);
    return token.text;
  }

  private selector(name: string | null, start: Token): Selector {
    const matchers = this.listUntil('}', () => this.matcher());
    const named =
      name !== null ||
      matchers.some((matcher) =>
        matcher.operator === '='
          ? matcher.value !== ''
          : matcher.operator === '=~' && !anchoredPattern(matcher.value).test(''),
      );
    if (!named) {
      throw parseErrorAt(this.text, start.at, 'vector selector must contain at least one non-empty matcher');
    }
    return { kind: 'selector', name, matchers, rangeMs: null, offsetMs: 0 };
  }

  private matcher(): Matcher {
    const label = this.labelName();
    const token = this.next();
    const operator = (['=', '!=', '=~', '!~'] as const).find((candidate) => candidate === token.text);
    if (operator === undefined) throw this.unexpected(token, 'label matching operator');
    const quoted = this.next();
    if (quoted.kind !== 'string') throw this.unexpected(quoted, 'string');
    const value = this.stringValue(quoted);
    if (operator === '=~' || operator === '!~') this.checkPattern(value, quoted);
    return { label, operator, value };
  }

  /** A range and an offset belong to a selector itself, not to one in parentheses. */
  private postfix(expression: Expression, isParenthesized: boolean): Expression {
    const selector = expression.kind === 'selector' && !isParenthesized ? expression : null;
    let rangeMs: number | null = null;
    let offsetMs = 0;
    for (;;) {
      if (this.take('[')) {
        const duration = this.duration();
        if (this.peek().text.startsWith(':')) throw beyondSubset('a subquery');
        this.expect(']');
        if (selector === null || rangeMs !== null) {
          throw this.error('ranges only allowed for vector selectors');
        }
        if (duration <= 0) throw this.error('duration must be greater than 0');
        rangeMs = duration;
      } else if (this.takeWord('offset')) {
        if (selector === null) {
          throw this.error('offset modifier must be preceded by an instant or range vector selector');
        }
        offsetMs = this.take('-') ? -this.duration() : this.duration();
      } else if (this.peek().text === '@') {
        throw beyondSubset('the @ modifier');
      } else {
        return selector === null ? expression : { ...selector, rangeMs, offsetMs };
      }
    }
  }

  private duration(): number {
    const token = this.next();
    const ms =
      token.kind === 'duration'
        ? parseDuration(token.text)
        : token.kind === 'number'
          ? Number(token.text) * 1000
          : null;
    if (ms === null) throw parseErrorAt(this.text, token.at, `not a valid duration string: "${token.text}"`);
    return ms;
  }

  private checkPattern(pattern: string, token: Token): void {
    try {
      anchoredPattern(pattern);
    } catch (error) {
      throw parseErrorAt(this.text, token.at, `error parsing regexp: ${(error as Error).message}`);
    }
  }

  private stringValue(token: Token): string {
    const value = unquote(token.text);
    if (value === null) throw parseErrorAt(this.text, token.at, `invalid string: ${token.text}`);
    return value;
  }

  private listUntil<T>(close: string, item: () => T): readonly T[] {
    const items: T[] = [];
    while (!this.take(close)) {
      if (items.length > 0) {
        this.expect(',');
        if (this.take(close)) break;
      }
      items.push(item());
    }
    return items;
  }
}
