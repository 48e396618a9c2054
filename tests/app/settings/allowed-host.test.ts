import { expect, it } from 'vitest';
import { allowedHost } from '#app/settings/allowed-host.ts';
import { problemsOf } from './problems-of.ts';

it.each(['api.example.com', '*.example.com:8443', 'http://localhost:9000', '10.0.0.7', '[::1]:8080'])(
  'takes %s as it is written',
  (host) => {
    expect(allowedHost.parse(host)).toBe(host);
  },
);

it('takes an object, and only by it a host inside the network', () => {
  expect(allowedHost.parse({ host: 'flags.internal' })).toEqual({ host: 'flags.internal', private: false });
  const inside = { host: 'http://localhost:9000', private: true };
  expect(allowedHost.parse(inside)).toEqual(inside);
});

it.each([
  ['api.example.com/path', '"api.example.com/path" is not a host: write api.example.com'],
  ['user@example.com', 'is not a host'],
  ['ftp://example.com', 'is not a host'],
  ['*', 'is not a host'],
  ['', 'is not a host'],
  ['api.example.com:99999', 'is not a host'],
  [{ host: 'a b', private: true }, '"a b" is not a host'],
  [9000, 'must be a host such as api.example.com, or { host: http://localhost:9000, private: true }'],
  [{ host: 'api.example.com', pirvate: true }, 'pirvate'],
])('refuses %j and says what is wrong', (entry, problem) => {
  const problems = problemsOf(allowedHost, entry);
  expect(problems).toEqual([expect.stringContaining(problem)]);
  expect(problems[0]).not.toContain('http.allow[');
});
