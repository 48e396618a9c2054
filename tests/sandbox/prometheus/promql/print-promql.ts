import type { Expression } from '#sandbox/prometheus/promql/syntax.ts';

/** Writes a syntax tree back as text, with every operator in parentheses. */
export function printPromql(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return Number.isNaN(expression.value) ? 'NaN' : String(expression.value).replace('Infinity', 'Inf');
    case 'string':
      return JSON.stringify(expression.value);
    case 'negate':
      return `(-(${printPromql(expression.operand)}))`;
    case 'selector': {
      const matchers = expression.matchers.map((one) => `${one.label}${one.operator}${JSON.stringify(one.value)}`);
      const range = expression.rangeMs === null ? '' : `[${expression.rangeMs}ms]`;
      const offset =
        expression.offsetMs === 0
          ? ''
          : ` offset ${expression.offsetMs < 0 ? '-' : ''}${Math.abs(expression.offsetMs)}ms`;
      return `${expression.name ?? ''}{${matchers.join(',')}}${range}${offset}`;
    }
    case 'binary': {
      const { matching } = expression;
      const group = matching?.group ? ` group_${matching.group.side}(${matching.group.labels.join(',')})` : '';
      const on = matching ? ` ${matching.mode}(${matching.labels.join(',')})${group}` : '';
      return `(${printPromql(expression.left)} ${expression.operator}${expression.returnBool ? ' bool' : ''}${on} ${printPromql(expression.right)})`;
    }
    case 'aggregate': {
      const grouping = expression.grouping
        ? ` ${expression.grouping.mode} (${expression.grouping.labels.join(',')}) `
        : '';
      const parameter = expression.parameter === null ? '' : `${printPromql(expression.parameter)}, `;
      return `${expression.operator}${grouping}(${parameter}${printPromql(expression.operand)})`;
    }
    case 'call':
      return `${expression.name}(${expression.args.map(printPromql).join(', ')})`;
  }
}
