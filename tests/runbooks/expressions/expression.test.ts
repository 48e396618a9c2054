import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#domain/run.ts';
import { evaluate, parseExpression, valueAt, variablesOf } from '#runbooks/expressions/expression.ts';

const known = {
  active: 98,
  pool_max: 100,
  service: 'claims-api',
  metrics: { p99: 3480 },
  counts: [1, 2, 3],
  none: null,
};

describe('evaluating', () => {
  test.each([
    ['active > pool_max * 0.9', true],
    ['active > 97', true],
    ['active + 2 == pool_max', true],
    ['active % 5 == 3', true],
    ['10 / 4 == 2.5', true],
    ['size(counts) * 2 == 6', true],
    ['size(counts) == 3', true],
    ['[size(counts)].map(x, {"size": x, "half": [x / 2]})', [{ size: 3, half: [1.5] }]],
    ['counts.exists(x, x > 2)', true],
    ['counts[1] == 2', true],
    ['metrics["p99"] > 2000ms', true],
    ['has(metrics.p50) && metrics.p50 > 1', false],
    ['service.startsWith("claims-") && !(active < 5)', true],
    ['service.matches("^claims-[a-z]+$")', true],
    ['none == null', true],
    ['ceil(active / 3) == 33', true],
    ['min(active, 5) + max(1, 2) == 7', true],
    ['active > 90 ? "full" : "fine"', 'full'],
    ['active % 3', 2],
    ['[50%, 60%][1]', 0.6],
    ['service.substring(0, 6)', 'claims'],
  ])('%s gives %j', (expression, value) => {
    expect(evaluate(expression, known)).toEqual({ ok: true, value });
  });

  test.each([
    ['unheard > 1', 'unheard is not known'],
    ['metrics.p50 > 1', 'metrics.p50 is not known'],
    ['active > "many"', '> does not work between a number and a text'],
    ['none > 1', '> does not work between nothing (null) and a number'],
    ['active && true', 'true or false is needed here, this is a number'],
    ['active >', 'the expression ends too early'],
    ['(active > 1', 'expected ")", got the end'],
    ['active and true', 'write && for "and"'],
    ['active = 1', 'write == to compare'],
    ['{{ active }} > 1', 'without {{ }}'],
    ['nope(active)', 'there is no function nope() that takes a value'],
    ['service.matches(service)', 'must be written out'],
    ['1 / 0', 'not a finite number'],
    ['duration("5m")', 'not a finite number, text'],
    ['', 'the expression is empty'],
    [`${'1 + '.repeat(600)}1`, 'longer than'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'nested too deeply'],
  ])('%s is refused in words', (expression, message) => {
    const result = evaluate(expression, known);
    expect(result.ok).toBe(false);
    expect(result).toHaveProperty('message', expect.stringContaining(message));
  });

  test('compares every pair of finite numbers as JavaScript does, whole or not', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(evaluate('a > b', { a, b })).toEqual({ ok: true, value: a > b });
        expect(evaluate('a == b', { a, b })).toEqual({ ok: true, value: a === b });
      }),
    );
  });

  test('never throws, whatever is written and whatever the values are', () => {
    const anyText = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9 .<>=!&|()%"'+*/-]{0,30}$/));
    fc.assert(
      fc.property(anyText, fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())), (text, variables) => {
        expect(typeof evaluate(text, variables).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('reaches nothing of the language it is written in', () => {
    for (const text of [
      'metrics.constructor',
      'metrics.__proto__',
      'service.constructor',
      'constructor',
      '__proto__',
    ]) {
      expect(evaluate(text, known).ok).toBe(false);
    }
  });
});

describe('parsing', () => {
  test.each([
    ['active > 5minutes', 10],
    ['2000msec > active', 4],
    ['1h30m + ', 8],
    ['nope(active)', 0],
    ['active > 1h && 5m + 90% > 1', 20],
    ['service.matches("[")', 16],
  ])('points into what was written: %s', (source, offset) => {
    expect(parseExpression(source)).toMatchObject({ ok: false, offset });
  });

  test('tells the type where it can be told', () => {
    const gives = (source: string): unknown => {
      const parsed = parseExpression(source);
      return parsed.ok && parsed.expression.gives;
    };
    expect([gives('a > 1'), gives('"x"'), gives('a'), gives('1 + 1')]).toEqual(['bool', 'string', 'dyn', 'double']);
  });

  test('names the free variables once, in reading order', () => {
    expect(variablesOf('b.c > a && counts.all(x, x > b.c) && has(d.e) && type(a) == double')).toEqual([
      'b.c',
      'a',
      'counts',
      'd.e',
    ]);
    expect(variablesOf('a >')).toEqual([]);
  });
});

test('finds a value by its dotted path and nothing inherited', () => {
  expect(valueAt(known, 'metrics.p99')).toBe(3480);
  expect(valueAt(known, 'metrics.toString')).toBeUndefined();
  expect(valueAt(known, 'counts.length')).toBeUndefined();
});

describe('a hostile or huge expression', () => {
  const items = Array.from({ length: 2000 }, (_, index) => index);
  let deep: Json = 1;
  for (let level = 0; level < 20_000; level += 1) deep = [deep];
  const values = { items, text: 'a'.repeat(100_000), long: `${'a'.repeat(40)}!`, deep };

  test.each([
    ['items.map(x, items.map(y, items.map(z, x)))', 'too many steps'],
    ['items.map(x, items + items)', 'too many steps'],
    ['items.map(x, text).join(text)', 'too many steps'],
    ['text.split("").map(x, text.split(""))', 'too many steps'],
    ['long.matches("^(a+)+$")', 'took longer than'],
    ['deep', 'too large'],
    ['deep.exists(x, x == 1)', 'too large'],
    ['items.map(x, items)', 'too large'],
    ['[text, text, text]', 'too large'],
  ])('%s is ended or refused in words', (expression, message) => {
    const before = performance.now();
    expect(evaluate(expression, values)).toEqual({ ok: false, message: expect.stringContaining(message) });
    expect(performance.now() - before).toBeLessThan(2000);
  });

  test('does not stand in the way of what runbooks do with lists', () => {
    const pods = Array.from({ length: 500 }, (_, index) => ({ name: `claims-api-${index}`, restarts: index % 7 }));
    expect(evaluate('pods.filter(p, p.restarts + 1 > 6 && p.name.startsWith("claims-")).size()', { pods })).toEqual({
      ok: true,
      value: 71,
    });
    expect(evaluate('pods.map(p, p.name).join(", ").size() > 5', { pods })).toEqual({ ok: true, value: true });
  });
});
