import { expect, test } from 'vitest';
import { judgeAnswer, type Verdict, type Wanted } from '#runbooks/http/judge-answer.ts';

const wanted: Wanted = { expect: { status: '2xx' }, extract: {} };
const judge = (status: number, more: object = {}, looked: Partial<Wanted> = {}): Verdict => {
  const answer = { status, headers: {}, body: '', truncated: false, url: 'https://q.example/', ...more };
  return judgeAnswer(answer, { ...wanted, ...looked }, { service: 'x' });
};

test.each<[number, object, Verdict['kind']]>([
  [200, {}, 'as_wanted'],
  [304, {}, 'not_wanted'],
  [400, {}, 'not_wanted'],
  [408, {}, 'not_wanted'],
  [409, {}, 'not_wanted'],
  [429, {}, 'later'],
  [500, {}, 'failing'],
  [501, {}, 'not_wanted'],
  [502, {}, 'failing'],
  [503, {}, 'failing'],
  [503, { retryAfterMs: 2000 }, 'later'],
  [504, {}, 'failing'],
  [505, {}, 'not_wanted'],
])('takes a %i (%j) for: %s', (status, more, kind) => {
  expect(judge(status, more)).toMatchObject({ kind });
});

test('reads JSON by its name or by its look, and leaves text a text', () => {
  const bodyOf = (body: string, type?: string): unknown => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const verdict = judge(200, { body, headers }, { extract: { body: '$' } });
    return verdict.kind === 'as_wanted' ? verdict.output['body'] : verdict;
  };
  expect(bodyOf('5', 'application/json')).toBe(5);
  expect(bodyOf('5', 'application/problem+json; charset=utf-8')).toBe(5);
  expect(bodyOf('5', 'text/plain')).toBe('5');
  expect(bodyOf(' {"a": 1}', 'text/plain')).toEqual({ a: 1 });
  expect(bodyOf('{"a": ', 'application/json')).toBe('{"a": ');
  expect(bodyOf('')).toBe('');
});

test('keeps no more of an answer than a run can carry', () => {
  const body = JSON.stringify({ a: 'x'.repeat(70_000), b: 1 });
  expect(judge(200, { body }, { extract: { b: '$.b' } })).toMatchObject({ output: { status: 200, b: 1 } });
  expect(judge(200, { body }, { extract: { all: '$' } })).toEqual({
    kind: 'unreadable',
    reason: 'answered 200, but all: what $ finds is too large: select less',
  });
});

test('takes JSON that is nested beyond all measure for a text', () => {
  const body = '['.repeat(400_000) + ']'.repeat(400_000);
  const asserted: Partial<Wanted> = { expect: { status: '2xx', assert: 'body == "x"' } };
  expect(judge(200, { body }, asserted)).toMatchObject({ kind: 'not_wanted' });
  expect(judge(200, { body }, { extract: { a: '$[0]' } })).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringContaining('no JSON'),
  });
});

test('an assertion that cannot be told is no verdict on the server', () => {
  const expectAssert = (assert: string): Partial<Wanted> => ({ expect: { status: '2xx', assert } });
  expect(judge(200, { body: '{}' }, expectAssert('body.state == "ok"'))).toEqual({
    kind: 'unreadable',
    reason: 'answered 200, but it cannot be checked: body.state is not known',
  });
});

test('a hostile answer names no prototype', () => {
  const verdict = judge(200, { body: '{"__proto__": {"admin": true}}' }, { extract: { all: '$' } });
  expect(verdict).toMatchObject({ kind: 'as_wanted' });
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});
