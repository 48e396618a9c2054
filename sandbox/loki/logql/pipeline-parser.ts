import { goPattern } from './go-pattern.ts';
import { LogqlCursor } from './logql-cursor.ts';
import { beyondSubset, parseError } from './logql-error.ts';
import { readQuantity } from './quantities.ts';
import {
  comparisonOperators,
  lineOperators,
  matchOperators,
  type LabelFilter,
  type LogQuery,
  type Matcher,
  type Stage,
} from './syntax.ts';

const otherStages: ReadonlySet<string> = new Set([
  'decolorize',
  'drop',
  'keep',
  'label_format',
  'line_format',
  'pattern',
  'regexp',
  'unpack',
  'unwrap',
  'xml',
]);
const units = { NUMBER: 'number', DURATION: 'duration', BYTES: 'bytes' } as const;

/** Parses what selects lines: stream selectors and the stages after them. */
export class PipelineParser extends LogqlCursor {
  protected selector(): readonly Matcher[] {
    this.expect('{');
    const matchers: Matcher[] = [];
    while (!(matchers.length === 0 && this.isSymbol('}'))) {
      matchers.push(this.matcher());
      if (!this.take(',')) break;
    }
    if (!this.take('}')) throw this.unexpected(['}', ',']);
    if (!matchers.some(needsSomething)) {
      throw parseError(
        'queries require at least one regexp or equality matcher that does not have an empty-compatible value. ' +
          'For instance, app=~".*" does not meet this requirement, but app=~".+" will',
      );
    }
    return matchers;
  }

  protected stages(): readonly Stage[] {
    const stages: Stage[] = [];
    for (;;) {
      const operator = this.takeOperator(lineOperators);
      if (operator) stages.push(this.lineFilter(operator));
      else if (this.take('|')) stages.push(this.stage());
      else return stages;
    }
  }

  protected logQuery(): LogQuery {
    return { kind: 'log', matchers: this.selector(), stages: this.stages() };
  }

  private matcher(): Matcher {
    const label = this.identifier();
    const operator = this.takeOperator(matchOperators);
    if (!operator) throw this.unexpected(matchOperators);
    const value = this.string();
    if (operator === '=~' || operator === '!~') goPattern(value, 'anchored');
    return { label, operator, value };
  }

  private lineFilter(operator: (typeof lineOperators)[number]): Stage {
    const texts = [this.string()];
    while (this.takeWord('or')) texts.push(this.string());
    if (operator === '|~' || operator === '!~') for (const text of texts) goPattern(text, 'anywhere');
    return { kind: 'line', operator, texts };
  }

  private stage(): Stage {
    const { kind, text } = this.peek();
    const following = this.peek(1);
    const isLabel = following.kind === 'symbol' && /^(?:[=!]~|[=!<>]=|[=<>])$/.test(following.text);
    if (kind === 'IDENTIFIER' && (!isLabel || text === 'json' || text === 'logfmt')) {
      if (otherStages.has(text)) throw beyondSubset(`the stage ${text}`);
      if (text === 'json' || text === 'logfmt') {
        this.next();
        const { kind: after } = this.peek();
        if (after === 'IDENTIFIER') throw beyondSubset(`${text} with expressions`);
        return { kind: text };
      }
    }
    return { kind: 'label', filter: this.anyOf() };
  }

  /** `or` binds less tightly than `and`, for which a comma is another word. */
  private anyOf(): LabelFilter {
    let left = this.allOf();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.allOf() };
    return left;
  }

  private allOf(): LabelFilter {
    let left = this.labelFilter();
    while (this.takeWord('and') || this.take(',')) left = { kind: 'and', left, right: this.labelFilter() };
    return left;
  }

  private labelFilter(): LabelFilter {
    if (this.take('(')) {
      const inner = this.nested(() => this.anyOf());
      this.expect(')');
      return inner;
    }
    const { kind } = this.peek(2);
    if (kind === 'STRING' || kind === '$end' || kind === 'symbol' || kind === 'IDENTIFIER' || kind === 'RANGE') {
      return { kind: 'text', matcher: this.matcher() };
    }
    const label = this.identifier();
    const operator = this.take('=') ? '==' : this.takeOperator(comparisonOperators);
    if (!operator) throw this.unexpected();
    const unit = units[kind];
    const { text } = this.next();
    return { kind: 'quantity', label, operator, value: readQuantity(text, unit) ?? Number.NaN, unit };
  }
}

/** Whether a matcher rules out the streams without its label. */
function needsSomething(matcher: Matcher): boolean {
  switch (matcher.operator) {
    case '=':
      return matcher.value !== '';
    case '=~':
      return !goPattern(matcher.value, 'anchored').test('');
    case '!=':
      return matcher.value === '';
    case '!~':
      return goPattern(matcher.value, 'anchored').test('');
  }
}
