import { expect, test } from 'vitest';
import { toLokiRefusal } from '#clients/loki/loki-errors.ts';

const now = new Date('2026-03-01T03:00:00Z');
const refusal = (status: number, body = '', more: { retryAfter?: string; location?: string } = {}) =>
  toLokiRefusal({ status, body, retryAfter: more.retryAfter ?? null, location: more.location ?? null }, now);

test.each([
  [400, 'parse error at line 1, col 3: syntax error\n', 'bad_query', 'no', 'col 3'],
  [400, '', 'bad_query', 'no', 'HTTP 400'],
  [401, 'no org id\n', 'http_401', 'no', 'loki.tenant'],
  [403, '', 'http_403', 'no', 'credentials'],
  [404, '404 page not found', 'http_404', 'no', 'configured URL'],
  [422, 'odd', 'http_422', 'no', 'odd'],
  [429, 'too many outstanding requests', 'http_429', 'safe', 'outstanding'],
  [499, 'context canceled', 'http_499', 'safe', 'canceled'],
  [500, 'oh', 'http_500', 'safe', 'oh'],
  [503, '', 'http_503', 'safe', 'HTTP 503'],
] as const)('HTTP %i %j is %s, retry %s', (status, body, code, kind, words) => {
  const error = refusal(status, body);
  expect(error).toMatchObject({ system: 'loki', code, retry: { kind } });
  expect(error.message).toContain(words);
});

test('waits as long as the server says', () => {
  expect(refusal(429, '', { retryAfter: '7' }).retry).toEqual({ kind: 'safe', afterMs: 7000 });
});

test('says where a login proxy sends us', () => {
  const error = refusal(302, '', { location: 'https://login.example' });
  expect(error).toMatchObject({ code: 'redirected', retry: { kind: 'no' } });
  expect(error.message).toContain('https://login.example');
});

test('quotes no more of a page than anybody reads', () => {
  expect(refusal(500, 'x'.repeat(5000)).message.length).toBeLessThan(600);
});
