import { describe, expect, test } from 'vitest';
import type { Json } from '#domain/run.ts';
import { parseJsonPath, type Selected } from '#runbooks/jsonpath.ts';

function select(source: string, value: Json): Selected {
  const parsed = parseJsonPath(source);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.path.select(value);
}

describe('a path', () => {
  const answer = {
    items: [
      { name: 'a', ready: true },
      { name: 'b', ready: false },
    ],
    total: 2,
  };

  test.each<readonly [source: string, values: readonly Json[], singular: boolean]>([
    ['$', [answer], true],
    ['$.total', [2], true],
    ['$.items[0].name', ['a'], true],
    ['$["items"][-1]["name"]', ['b'], true],
    ['$.items[*].name', ['a', 'b'], false],
    ['$..name', ['a', 'b'], false],
    ['$.items[?@.ready == true].name', ['a'], false],
    ['$.items[?match(@.name, "[ab]")].name', ['a', 'b'], false],
    ['$.nothing.here', [], true],
    ['$.__proto__', [], true],
    ['$.constructor', [], true],
    ['$.items.length', [], true],
  ])('%s selects what it names', (source, values, singular) => {
    expect(select(source, answer)).toEqual({ ok: true, values });
    expect(parseJsonPath(source)).toMatchObject({ path: { singular, source } });
  });

  test.each([
    ['', 'the path is empty', 0],
    ['total', "expected '$'", 0],
    ['$.items[', 'unclosed', 8],
    ['$.a..', 'descendant', 5],
    ['$[?nope(@)]', "no such function 'nope'", 3],
    ['$["{{ service }}"]', 'takes no template', 3],
    ['$..a..b..c', 'more than 2 times', 7],
    [`$.${'a'.repeat(500)}`, 'longer than', 0],
  ])('%s is refused where it is wrong', (source, message, offset) => {
    expect(parseJsonPath(source)).toEqual({ ok: false, message: expect.stringContaining(message), offset });
  });

  test('may name a member with dots in its name', () => {
    expect(select('$["..a..b..c.."]', { '..a..b..c..': 1 })).toEqual({ ok: true, values: [1] });
  });
});

describe('a hostile answer', () => {
  test('cannot hold up a search by a regular expression, its own or ours', () => {
    const value = [{ text: `${'a'.repeat(40)}!`, pattern: '(a|a)*' }];
    for (const pattern of ['"(a+)+"', '@.pattern']) {
      expect(select(`$[?match(@.text, ${pattern})]`, value)).toMatchObject({ ok: false });
    }
  });

  test('cannot be nested deeper or hold more than is read', () => {
    let deep: Json = 1;
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(select('$..a', deep)).toEqual({ ok: false, message: expect.stringContaining('nested too deeply') });
    const long = Array.from({ length: 5000 }, (_, index) => index);
    expect(select('$[*]', long)).toEqual({ ok: false, message: expect.stringContaining('more than 1000 values') });
    expect(select('$[?$[?$[?@ > 1]]]', long).ok).toBe(false);
  });
});
