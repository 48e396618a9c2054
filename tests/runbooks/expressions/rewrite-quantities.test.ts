import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { quantityUnits } from '#runbooks/expressions/quantity-units.ts';
import { rewriteQuantities } from '#runbooks/expressions/rewrite-quantities.ts';

describe('numbers with units', () => {
  test.each([
    ['2000ms', 2000],
    ['120s', 120_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['1.5s', 1500],
    ['90%', 0.9],
    ['7%', 0.07],
    ['512Mi', 536_870_912],
    ['1Gi', 1_073_741_824],
    ['2kB', 2000],
    ['2k', 2000],
    ['3M', 3_000_000],
    ['1G', 1_000_000_000],
    ['1T', 1_000_000_000_000],
    ['2Ti', 2_199_023_255_552],
    ['500mcores', 0.5],
    ['1d12h', 129_600_000],
    ['250mcores', 0.25],
    ['2cores', 2],
    ['0x10', 16],
    ['1e3', 1000],
    ['.5', 0.5],
    ['3', 3],
  ])('%s is %d in its base unit', (text, value) => {
    expect(evaluate(text, {})).toEqual({ ok: true, value });
  });

  test('% is percent after a number that no operand follows, and the remainder otherwise', () => {
    expect(evaluate('10%3', {})).toEqual({ ok: true, value: 1 });
    expect(evaluate('10 % 3', {})).toEqual({ ok: true, value: 1 });
    expect(evaluate('90% - 5%', {})).toEqual({ ok: true, value: 0.85 });
    expect(evaluate('[50%, 60%][1]', {})).toEqual({ ok: true, value: 0.6 });
  });

  test.each(['"2000ms"', "'5m'", 'r"\\d5m"', '"""1h"""', '"a\\"5m"'])('leaves the text %s alone', (text) => {
    expect(rewriteQuantities(text)).toMatchObject({ ok: true, text });
  });

  test('leaves names that hold digits alone', () => {
    expect(rewriteQuantities('p99_latency > a5m')).toMatchObject({ text: 'p99_latency > a5m' });
  });

  test.each([
    ['5sec', '"sec" is not a unit', 1],
    ['5 > 30mins', '"mins" is not a unit', 6],
    ['1h30', 'its last number has no unit', 0],
    ['5constructor', '"constructor" is not a unit', 1],
    ['5mC', '"mC" is not a unit', 1],
    ['1 + 9007199254740993', 'too large to be exact', 4],
    ['0xfffffffffffffff', 'too large to be exact', 0],
    ['1e999', 'too large to be exact', 0],
    ['1e308Ti', 'too large to be exact', 0],
  ])('refuses %s and points at it', (text, message, offset) => {
    expect(rewriteQuantities(text)).toEqual({ ok: false, message: expect.stringContaining(message), offset });
  });

  test('suggests the unit that was meant', () => {
    expect(rewriteQuantities('5core')).toHaveProperty('message', expect.stringContaining('did you mean 5cores?'));
  });
});

test('tells which numbers were written with a unit, and of what kind', () => {
  const rewritten = rewriteQuantities('5m > 3 + 90%');
  if (!rewritten.ok) throw new Error(rewritten.message);
  const found = rewritten.quantities.map(({ start, end, base }) => [rewritten.text.slice(start, end), base]);
  expect(found).toEqual([
    ['300000.0', 'milliseconds'],
    ['0.9', 'ratio'],
  ]);
});

describe('the way back to the text', () => {
  test('finds the offset of what stands after rewritten numbers', () => {
    const source = '1h30m + 512Mi > zzz';
    const rewritten = rewriteQuantities(source);
    if (!rewritten.ok) throw new Error(rewritten.message);
    expect(rewritten.toSource(rewritten.text.indexOf('zzz'))).toBe(source.indexOf('zzz'));
    expect(rewritten.toSource(0)).toBe(0);
  });

  test('keeps everything but numbers, for any sequence of names and quantities', () => {
    const unit = fc.constantFrom(...Object.keys(quantityUnits), '');
    const quantity = fc.tuple(fc.nat(9999), unit).map(([value, name]) => `${value}${name}`);
    const parts = fc.array(fc.oneof(fc.constantFrom('alpha', '"5m"', 'b_2'), quantity), { minLength: 1 });
    fc.assert(
      fc.property(parts, (words) => {
        const source = words.join(' > ');
        const rewritten = rewriteQuantities(source);
        if (!rewritten.ok) throw new Error(rewritten.message);
        expect(rewritten.text.split(' > ')).toHaveLength(words.length);
        let at = 0;
        for (const [index, word] of rewritten.text.split(' > ').entries()) {
          const original = words.slice(0, index).join(' > ').length + (index === 0 ? 0 : 3);
          expect(rewritten.toSource(at)).toBe(original);
          at += word.length + 3;
        }
      }),
    );
  });
});
