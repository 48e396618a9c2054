import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogqlError } from '#sandbox/loki/logql/logql-error.ts';
import { parseLogql } from '#sandbox/loki/logql/parse-logql.ts';
import {
  arithmeticOperators,
  comparisonOperators,
  lineOperators,
  matchOperators,
  rangeOperators,
  type LabelFilter,
  type LogqlExpression,
  type MetricExpression,
} from '#sandbox/loki/logql/syntax.ts';
import { printLogql } from './print-logql.ts';

const label = fc.stringMatching(/^[a-z][a-z_]{0,6}$/).map((text) => `l_${text}`);
const labels = fc.uniqueArray(label, { maxLength: 3 });
const text = fc.string({ maxLength: 8 });
/** Texts that are patterns too. */
const pattern = fc.constantFrom('a.*', '5..', String.raw`\d+`, 'x|y', '');
const matcher = fc.record({ label, operator: fc.constantFrom(...matchOperators), value: pattern });
/** Every query needs one. */
const certain = fc.record({
  label,
  operator: fc.constant('=' as const),
  value: fc.string({ minLength: 1, maxLength: 8 }),
});

const { filter } = fc.letrec<{ filter: LabelFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    matcher.map((matcher) => ({ kind: 'text' as const, matcher })),
    fc.record({
      kind: fc.constant('quantity' as const),
      label,
      operator: fc.constantFrom(...comparisonOperators),
      value: fc.nat(100_000),
      unit: fc.constantFrom('number' as const, 'duration' as const, 'bytes' as const),
    }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('filter'), right: tie('filter') }),
  ),
}));
const stage = fc.oneof(
  fc.record({
    kind: fc.constant('line' as const),
    operator: fc.constantFrom(...lineOperators),
    texts: fc.array(pattern, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('line' as const), operator: fc.constant('|=' as const), texts: fc.tuple(text) }),
  fc.record({ kind: fc.constantFrom('json' as const, 'logfmt' as const) }),
  fc.record({ kind: fc.constant('label' as const), filter }),
);
const logQuery = fc.record({
  kind: fc.constant('log' as const),
  matchers: fc.tuple(certain, matcher),
  stages: fc.array(stage, { maxLength: 3 }),
});
const { metric } = fc.letrec<{ metric: MetricExpression }>((tie) => ({
  metric: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('number' as const), value: fc.nat(1_000_000) }),
    fc.record({
      kind: fc.constant('range' as const),
      operator: fc.constantFrom(...rangeOperators),
      query: logQuery,
      rangeMs: fc.integer({ min: 1, max: 7_200_000 }),
      offsetMs: fc.nat(90_000),
    }),
    fc.record({
      kind: fc.constant('aggregate' as const),
      operator: fc.constantFrom('sum' as const, 'avg' as const, 'max' as const, 'min' as const, 'count' as const),
      grouping: fc.option(fc.record({ mode: fc.constantFrom('by' as const, 'without' as const), labels })),
      count: fc.constant(null),
      operand: tie('metric'),
    }),
    fc.record({
      kind: fc.constant('aggregate' as const),
      operator: fc.constantFrom('topk' as const, 'bottomk' as const),
      grouping: fc.constant(null),
      count: fc.integer({ min: 1, max: 9 }),
      operand: tie('metric'),
    }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...arithmeticOperators),
      left: tie('metric'),
      right: tie('metric'),
      returnBool: fc.constant(false),
    }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...comparisonOperators),
      left: tie('metric'),
      right: tie('metric'),
      returnBool: fc.boolean(),
    }),
  ),
}));

/** The words of a refusal; null when the text was parsed, and any other error is thrown on. */
function refusalOf(text: string): string | null {
  try {
    parseLogql(text);
    return null;
  } catch (error) {
    if (error instanceof LogqlError) return error.message;
    throw error;
  }
}

describe('parseLogql', () => {
  it('reads back every expression it can express', () => {
    const expression: fc.Arbitrary<LogqlExpression> = fc.oneof(logQuery, metric);
    const property = fc.property(expression, (tree) => {
      expect(parseLogql(printLogql(tree))).toEqual(tree);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('answers any text with a tree or a LogqlError, never another error', () => {
    const words = ['{', '}', 'a', '=', '=~', '"x"', '"', '`', '|=', '|', 'json', '(', ')', '[5m]', '[', 'sum', 'rate'];
    const more = ['by', ',', '5', '5s', '1KB', '>', '!=', 'or', 'and', 'offset', 'topk', '-', ' ', '\\', 'bool'];
    const pieces = fc.array(fc.constantFrom(...words, ...more), { maxLength: 14 }).map((parts) => parts.join(''));
    const property = fc.property(fc.oneof(fc.string(), pieces), (text) => {
      expect(refusalOf(text)).not.toBe('');
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('takes no value for anything but a value, whatever stands in it', () => {
    const property = fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (value) => {
      const tree = parseLogql(`{a=${JSON.stringify(value)}, b="c"} |= ${JSON.stringify(value)}`);
      expect(tree).toEqual({
        kind: 'log',
        matchers: [
          { label: 'a', operator: '=', value },
          { label: 'b', operator: '=', value: 'c' },
        ],
        stages: [{ kind: 'line', operator: '|=', texts: [value] }],
      });
    });
    fc.assert(property);
  });

  it.each([
    ['count_over_time({a="b"}[5m] |= "x")', 'count_over_time({a="b"} |= "x" [300000ms])'],
    ['sum(rate({a="b"}[1h30m])) by (pod)', 'sum by (pod) (rate({a="b"} [5400000ms]))'],
    ['1 + 2 * 3 > bool 4', '((1 + (2 * 3)) > bool 4)'],
    ['10 - 4 - 3', '((10 - 4) - 3)'],
    ['-1.5', '-1.5'],
    ['{a="b"} | json | x="1" or y="2" and z="3"', '{a="b"} | json | (x="1" or (y="2" and z="3"))'],
    ['{a="b"} | x="1", y > 250ms', '{a="b"} | (x="1" and y > 0.25s)'],
    ['{a="b"} # all of it\n |= `c"`', String.raw`{a="b"} |= "c\""`],
    [String.raw`{a="\x41\u00fc\n"}`, String.raw`{a="Aü\n"}`],
    ['topk(3, sum by (a, b) (rate({a="b"}[5m])))', 'topk(3, sum by (a, b) (rate({a="b"} [300000ms])))'],
    ['{a="b"} |= "x" or "y" != "z"', '{a="b"} |= "x" or "y" != "z"'],
  ])('reads %s as %s', (text, printed) => {
    expect(printLogql(parseLogql(text))).toBe(printed);
  });

  it.each([
    ['', 'parse error at line 1, col 1: syntax error: unexpected $end'],
    ['{foo="bar}', 'parse error at line 1, col 6: literal not terminated'],
    ['{foo="bar"', 'parse error at line 1, col 11: syntax error: unexpected $end, expecting } or ,'],
    ['{app=', 'parse error at line 1, col 6: syntax error: unexpected $end, expecting STRING'],
    ['{foo="bar",}', 'parse error at line 1, col 12: syntax error: unexpected }, expecting IDENTIFIER'],
    ['{foo="bar"} "foo"', 'parse error at line 1, col 13: syntax error: unexpected STRING'],
    ['{foo="bar"} foo', 'parse error at line 1, col 13: syntax error: unexpected IDENTIFIER'],
    ['{foo="bar"}\n|= test', 'parse error at line 2, col 4: syntax error: unexpected IDENTIFIER, expecting STRING'],
    ['{a="b"} | level = error', 'syntax error: unexpected IDENTIFIER, expecting STRING'],
    ["{a='b'}", "syntax error: unexpected '"],
    ['{a="b"} |= "c" [5m]', 'syntax error: unexpected RANGE'],
    ['rate({a="b"}[5minutes])', 'not a valid duration string: "5minutes"'],
    ['rate({a="b"}[5m)', "missing closing ']' in duration"],
    ['rate({a="b"})', 'syntax error: unexpected ), expecting RANGE'],
    ['sum(rate({a="b"}[5m])', 'syntax error: unexpected $end, expecting )'],
    ['foo({a="b"}[5m])', 'syntax error: unexpected IDENTIFIER'],
    ['{}', 'parse error : queries require at least one regexp or equality matcher'],
    ['{a=~".*"}', 'parse error : queries require at least one regexp or equality matcher'],
    ['{a!="b"}', 'parse error : queries require at least one regexp or equality matcher'],
    ['{a=~"("}', 'error parsing regexp'],
    ['{a="b"} |~ "(?=x)"', 'invalid or unsupported Perl syntax: `(?=`'],
    [String.raw`{a="\q"}`, 'invalid char escape'],
    ['count_over_time({a="b"}[5m]) by (c)', 'grouping not allowed for count_over_time aggregation'],
    ['topk(rate({a="b"}[5m]))', 'parameter required for operation topk'],
    ['{a="b"} | line_format "x"', "the sandbox's Loki understands a subset of LogQL, and the stage line_format"],
    ['sum_over_time({a="b"} | unwrap x [5m])', 'the function sum_over_time is not part of it'],
    ['rate({a="b"}[5m]) or rate({a="c"}[5m])', 'the operator or is not part of it'],
    [`${'('.repeat(5000)}1`, 'nested too deeply'],
    [`1${'+1'.repeat(10_000)}`, 'input size too long'],
  ])('refuses %j in the words of Loki', (text, words) => {
    expect(refusalOf(text)).toContain(words);
  });
});
