import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePromql } from '#sandbox/prometheus/promql/parse-promql.ts';
import { PromqlError } from '#sandbox/prometheus/promql/promql-error.ts';
import type { Expression } from '#sandbox/prometheus/promql/syntax.ts';
import { printPromql } from './print-promql.ts';

const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/).map((text) => `m_${text}`);
const label = fc.stringMatching(/^[a-z][a-z_]{0,6}$/).map((text) => `l_${text}`);
const labels = fc.uniqueArray(label, { maxLength: 3 });
const matcher = fc.oneof(
  fc.record({ label, operator: fc.constantFrom('=' as const, '!=' as const), value: fc.string({ maxLength: 8 }) }),
  fc.record({
    label,
    operator: fc.constantFrom('=~' as const, '!~' as const),
    value: fc.constantFrom('a.*', '5..', '^x$', ''),
  }),
);
const selector = fc.record({
  kind: fc.constant('selector' as const),
  name,
  matchers: fc.array(matcher, { maxLength: 3 }),
  rangeMs: fc.constant(null),
  offsetMs: fc.integer({ min: -90_000, max: 90_000 }),
});
const range = fc.record({ ...selectorFields(), rangeMs: fc.integer({ min: 1, max: 7_200_000 }) });

function selectorFields() {
  return {
    kind: fc.constant('selector' as const),
    name,
    matchers: fc.array(matcher, { maxLength: 2 }),
    offsetMs: fc.integer({ min: 0, max: 90_000 }),
  };
}

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 1_000_000 }) }),
    selector,
    fc.record({ kind: fc.constant('negate' as const), operand: tie('expression') }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(
        '+' as const,
        '-' as const,
        '*' as const,
        '/' as const,
        '%' as const,
        '^' as const,
        'and' as const,
        'or' as const,
        'unless' as const,
      ),
      left: tie('expression'),
      right: tie('expression'),
      returnBool: fc.constant(false),
      matching: fc.option(
        fc.record({ mode: fc.constantFrom('on' as const, 'ignoring' as const), labels, group: fc.constant(null) }),
      ),
    }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('==' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
      left: tie('expression'),
      right: tie('expression'),
      returnBool: fc.boolean(),
      matching: fc.constant(null),
    }),
    fc.record({
      kind: fc.constant('aggregate' as const),
      operator: fc.constantFrom('sum' as const, 'avg' as const, 'max' as const, 'min' as const, 'count' as const),
      grouping: fc.option(fc.record({ mode: fc.constantFrom('by' as const, 'without' as const), labels })),
      parameter: fc.constant(null),
      operand: tie('expression'),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('rate', 'max_over_time'),
      args: fc.tuple(range),
    }),
  ) as fc.Arbitrary<Expression>,
}));

function outcomeOf(text: string): unknown {
  try {
    parsePromql(text);
    return 'as promised';
  } catch (error) {
    return error instanceof PromqlError ? 'as promised' : error;
  }
}

function failure(text: string): PromqlError {
  try {
    parsePromql(text);
  } catch (error) {
    if (error instanceof PromqlError) return error;
    throw error;
  }
  throw new Error(`${text} was parsed`);
}

describe('parsePromql', () => {
  it('reads back every expression it can express', () => {
    const property = fc.property(expression, (tree) => {
      expect(parsePromql(printPromql(tree))).toEqual(tree);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('answers any text with a tree or a PromqlError, never another error', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'a',
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        '5m',
        '1.5',
        '"x"',
        '=',
        '=~',
        '+',
        '^',
        'by',
        'sum',
        'offset',
        ',',
        '@',
        ' ',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(outcomeOf(text)).toBe('as promised');
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['2 ^ 3 ^ 2', '(2 ^ (3 ^ 2))'],
    ['-2 ^ 2', '(-((2 ^ 2)))'],
    ['a or b and c', '(a{} or (b{} and c{}))'],
    ['a - b - c', '((a{} - b{}) - c{})'],
    ['a > 2 or b == bool 1', '((a{} > 2) or (b{} == bool 1))'],
    ['sum(rate(x[5m])) by (job)', 'sum by (job) (rate(x{}[300000ms]))'],
    ['sum without (a,) (x)', 'sum without (a) (x{})'],
    ['x{a="b",}', 'x{a="b"}'],
    ["{__name__=~'x.*'}", '{__name__=~"x.*"}'],
    ['x offset 1h30m', 'x{} offset 5400000ms'],
    ['a / on(x) group_left(y) b', '(a{} / on(x) group_left(y) b{})'],
    ['a # comment\n + b', '(a{} + b{})'],
    ['by > 1', '(by{} > 1)'],
    ['0x10 + 1e3 + .5', '((16 + 1000) + 0.5)'],
  ])('reads %s as %s', (text, printed) => {
    expect(printPromql(parsePromql(text))).toBe(printed);
  });

  it.each([
    ['', '1:1: parse error: no expression found in input'],
    ['x{', '1:3: parse error: unexpected end of input'],
    ['x +', '1:4: parse error: unexpected end of input'],
    ['x{a=1}', '1:5: parse error: unexpected number "1", expected string'],
    ['{}', '1:1: parse error: vector selector must contain at least one non-empty matcher'],
    ['x{a=~"("}', 'parse error: error parsing regexp'],
    ['x[5]y', '1:5: parse error: unexpected name "y"'],
    ['sum(x, y)', 'wrong number of arguments for aggregate expression'],
    ['a + bool b', 'bool modifier can only be used on comparison operators'],
    ['a\n  ~ b', "2:3: parse error: unexpected character: '~'"],
    ['x[0s]', 'duration must be greater than 0'],
  ])('refuses %j and says where', (text, message) => {
    expect(failure(text)).toMatchObject({ code: 'bad_data', message: expect.stringContaining(message) });
  });

  it.each(['rate(x[5m:1m])', 'x @ 100', 'quantile(0.9, x)', 'stddev by (a) (x)'])(
    'says of %s that it is beyond the subset',
    (text) => {
      expect(failure(text)).toMatchObject({ code: 'execution', message: expect.stringContaining('subset of PromQL') });
    },
  );
});
