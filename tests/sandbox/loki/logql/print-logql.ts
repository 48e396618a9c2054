import type { LabelFilter, LogqlExpression, LogQuery, Matcher, Stage } from '#sandbox/loki/logql/syntax.ts';

/** Writes a syntax tree as LogQL that reads back as the same tree. */
export function printLogql(expression: LogqlExpression): string {
  switch (expression.kind) {
    case 'log':
      return printQuery(expression);
    case 'number':
      return String(expression.value);
    case 'range': {
      const offset = expression.offsetMs === 0 ? '' : ` offset ${expression.offsetMs}ms`;
      return `${expression.operator}(${printQuery(expression.query)} [${expression.rangeMs}ms]${offset})`;
    }
    case 'aggregate': {
      const { grouping, count } = expression;
      const groups = grouping ? ` ${grouping.mode} (${grouping.labels.join(', ')}) ` : '';
      return `${expression.operator}${groups}(${count === null ? '' : `${count}, `}${printLogql(expression.operand)})`;
    }
    case 'binary': {
      const bool = expression.returnBool ? 'bool ' : '';
      return `(${printLogql(expression.left)} ${expression.operator} ${bool}${printLogql(expression.right)})`;
    }
  }
}

function printQuery({ matchers, stages }: LogQuery): string {
  return `{${matchers.map(printMatcher).join(', ')}}${stages.map(printStage).join('')}`;
}

function printMatcher({ label, operator, value }: Matcher): string {
  return `${label}${operator}${quote(value)}`;
}

function printStage(stage: Stage): string {
  switch (stage.kind) {
    case 'line':
      return ` ${stage.operator} ${stage.texts.map(quote).join(' or ')}`;
    case 'json':
    case 'logfmt':
      return ` | ${stage.kind}`;
    case 'label':
      return ` | ${printFilter(stage.filter)}`;
  }
}

function printFilter(filter: LabelFilter): string {
  switch (filter.kind) {
    case 'text':
      return printMatcher(filter.matcher);
    case 'quantity': {
      const unit = { number: '', duration: 's', bytes: 'B' }[filter.unit];
      return `${filter.label} ${filter.operator} ${filter.value}${unit}`;
    }
    default:
      return `(${printFilter(filter.left)} ${filter.kind} ${printFilter(filter.right)})`;
  }
}

/** In backticks where that is possible, as people write patterns; else with Go's escapes. */
function quote(text: string): string {
  if (text.includes('\\') && !text.includes('`')) return `\`${text}\``;
  const escaped = text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
  return `"${escaped}"`;
}
