import { describe, expect, test } from 'vitest';
import { readAllowList, type AllowedHost } from '#clients/http/allow-list.ts';

const opens = (allow: AllowedHost, url: string): boolean => readAllowList([allow]).find(new URL(url)) !== null;

describe('an entry', () => {
  test.each([
    ['api.example.com', 'https://api.example.com/x', true],
    ['API.Example.com', 'https://api.example.com/', true],
    ['api.example.com', 'http://api.example.com/', false],
    ['api.example.com', 'https://api.example.com:8443/', false],
    ['api.example.com', 'https://api.example.com.evil.net/', false],
    ['api.example.com', 'https://xapi.example.com/', false],
    ['api.example.com', 'https://api.example.com./', false],
    ['api.example.com:8443', 'https://api.example.com:8443/', true],
    ['api.example.com:8443', 'https://api.example.com/', false],
    ['api.example.com:443', 'https://api.example.com/', true],
    ['*.example.com', 'https://a.example.com/', true],
    ['*.example.com', 'https://a.b.example.com/', true],
    ['*.example.com', 'https://example.com/', false],
    ['*.example.com', 'https://evilexample.com/', false],
    ['http://localhost:9000', 'http://localhost:9000/', true],
    ['http://localhost:9000', 'https://localhost:9000/', false],
    ['http://example.com', 'http://example.com:80/', true],
    ['127.0.0.1', 'https://127.0.0.1/', true],
    ['[::1]:9000', 'https://[::1]:9000/', true],
    ['münchen.example', 'https://xn--mnchen-3ya.example/', true],
  ])('%s on %s: %s', (allow, url, expected) => {
    expect(opens(allow, url)).toBe(expected);
  });

  test('opens private addresses only where it says so', () => {
    const list = readAllowList(['a.example', { host: 'b.example', private: true }, { host: 'c.example' }]);
    expect(list.find(new URL('https://a.example'))?.allowsPrivate).toBe(false);
    expect(list.find(new URL('https://b.example'))?.allowsPrivate).toBe(true);
    expect(list.find(new URL('https://c.example'))?.allowsPrivate).toBe(false);
  });

  test('opens private addresses where one of two entries says so', () => {
    const list = readAllowList(['*.example.com', { host: 'in.example.com', private: true }]);
    expect(list.find(new URL('https://in.example.com'))?.allowsPrivate).toBe(true);
    expect(list.find(new URL('https://out.example.com'))?.allowsPrivate).toBe(false);
  });
});

test.each([
  '',
  '*',
  'a.*.example.com',
  'https://a.example/path',
  'https://a.example/',
  'user@a.example',
  'a.example:99999',
  'ftp://a.example',
  'a b',
  '*.127.0.0.1',
  '0x7f.1',
  '::1',
])('refuses the entry %j and names its place', (text) => {
  expect(() => readAllowList(['a.example', { host: text }])).toThrow('http.allow[1]');
});
