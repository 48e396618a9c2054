import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestRefused } from '#clients/http/request-refused.ts';
import { requestHeaders } from '#clients/http/request-headers.ts';

test('sends names in lower case, and says who asks', () => {
  expect(requestHeaders({ 'X-Key': 'a b', Accept: 'application/json' })).toEqual({
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'firebreak',
    'x-key': 'a b',
  });
});

test.each([
  [{ 'x-a': 'b\r\nhost: evil' }, 'line end'],
  [{ 'x-a': 'b\nc' }, 'line end'],
  [{ 'x-a': 'b\u0000' }, 'line end'],
  [{ 'x-a': 'b\u007f' }, 'line end'],
  [{ 'x-a': 'ключ' }, 'Latin-1'],
  [{ 'x-a: b\r\nx-c': 'd' }, 'header name'],
  [{ 'x a': 'b' }, 'header name'],
  [{ '': 'b' }, 'header name'],
  [{ 'x-ä': 'b' }, 'header name'],
  [{ Host: 'evil' }, 'leave it out'],
  [{ 'Content-Length': '1' }, 'leave it out'],
  [{ 'transfer-encoding': 'chunked' }, 'leave it out'],
  [{ 'X-A': '1', 'x-a': '2' }, 'twice'],
])('refuses %j: %s', (headers, words) => {
  expect(() => requestHeaders(headers as Record<string, string>)).toThrow(words);
});

test('lets no text out that could end a header', () => {
  const character = fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCodePoint(code));
  const text = fc.string({ unit: character, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (name, value) => {
      const wire = Object.entries(taken(name, value)).map(([name, value]) => `${name}: ${value}`);
      expect(wire.filter((line) => !/^[^\s:]+: [^\r\n\0]*$/.test(line))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

function taken(name: string, value: string): Readonly<Record<string, string>> {
  try {
    return requestHeaders({ [name]: value });
  } catch (error) {
    if (error instanceof RequestRefused) return {};
    throw error;
  }
}
