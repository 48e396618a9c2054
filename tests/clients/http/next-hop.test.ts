import { describe, expect, test } from 'vitest';
import { isRedirect, nextHop, type Hop } from '#clients/http/next-hop.ts';

const headers = {
  accept: 'application/json',
  authorization: 'Bearer t',
  cookie: 'a=b',
  'content-type': 'application/json',
  'idempotency-key': 'k',
  'user-agent': 'firebreak',
};
const post: Hop = { method: 'POST', url: new URL('https://a.example/x'), headers, body: '{}' };

test('counts as a redirect only what says where to go', () => {
  expect(isRedirect(302, '/y')).toBe(true);
  expect(isRedirect(302, undefined)).toBe(false);
  expect(isRedirect(304, '/y')).toBe(false);
  expect(isRedirect(300, '/y')).toBe(false);
});

describe('the method', () => {
  test.each([
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 303, 'GET'],
    ['POST', 307, 'POST'],
    ['POST', 308, 'POST'],
    ['PUT', 301, 'PUT'],
    ['DELETE', 303, 'GET'],
    ['HEAD', 303, 'HEAD'],
    ['GET', 302, 'GET'],
  ] as const)('%s redirected by %i becomes %s', (method, status, becomes) => {
    const next = nextHop({ ...post, method }, status, '/y');
    expect(next.method).toBe(becomes);
    expect(next.url.href).toBe('https://a.example/y');
  });

  test('loses its body and what describes it on becoming GET, and keeps both otherwise', () => {
    expect(nextHop(post, 303, '/y')).toMatchObject({ body: null });
    expect(nextHop(post, 303, '/y').headers['content-type']).toBeUndefined();
    expect(nextHop(post, 307, '/y')).toMatchObject({ body: '{}', headers });
  });
});

describe('the headers', () => {
  test.each(['https://b.example/', 'https://a.example:8443/', 'https://sub.a.example/'])(
    'of the caller stay behind on the way to %s',
    (location) => {
      expect(nextHop(post, 307, location).headers).toEqual({
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'firebreak',
      });
    },
  );

  test('go along within the origin', () => {
    expect(nextHop(post, 308, 'https://a.example:443/z').headers).toEqual(headers);
  });
});

test.each([
  ['http://a.example/', 'from https to http'],
  ['https://u:p@b.example/', 'user name'],
  ['ftp://a.example/', 'https://'],
  ['javascript:alert(1)', 'https://'],
  ['https://[', 'no URL'],
])('refuses to go on to %s: %s', (location, words) => {
  expect(() => nextHop(post, 302, location)).toThrow(words);
});
