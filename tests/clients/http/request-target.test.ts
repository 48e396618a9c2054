import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestRefused } from '#clients/http/request-refused.ts';
import { requestTarget } from '#clients/http/request-target.ts';

test.each([
  'https://api.example.com/v1/x?y=1',
  'HTTPS://API.example.com:8443/',
  'http://127.0.0.1:9000/',
  'http://[::1]/',
  'https://münchen.example/',
])('takes %s', (text) => {
  expect(requestTarget(text).hostname).not.toBe('');
});

test.each([
  ['ftp://example.com/', 'https://'],
  ['file:///etc/passwd', 'https://'],
  ['//example.com/', 'https://'],
  ['javascript:alert(1)', 'https://'],
  ['https:\\\\example.com', 'https://'],
  ['https://', 'not a URL'],
  ['https:///example.com', 'no host'],
  ['https://user:secret@example.com/', 'user name'],
  ['https://example.com@127.0.0.1/', 'user name'],
  ['https://@example.com/', 'user name'],
  ['https://exa\tmple.com/', 'blanks'],
  ['https://example.com/a\r\nHost: evil', 'blanks'],
  [' https://example.com/', 'https://'],
  ['https://example.com/ a', 'blanks'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://0x7f000001/', '127.0.0.1'],
  ['http://0177.0.0.1/', '127.0.0.1'],
  ['http://127.1/', '127.0.0.1'],
  ['http://127.0.0.1./', '127.0.0.1'],
  ['http://%31%32%37.0.0.1/', '127.0.0.1'],
  ['http://１２７.0.0.1/', '127.0.0.1'],
  ['http://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]'],
  ['http://[0:0:0:0:0:0:0:1]/', '[::1]'],
  ['http://[fe80::1%25eth0]/', 'not a URL'],
  ['http://exa mple.com/', 'blanks'],
])('refuses %j and says %j', (text, words) => {
  expect(() => requestTarget(text)).toThrow(words);
});

test('never takes an address whose host another reader could see differently', () => {
  const part = fc.constantFrom(
    '@',
    ':',
    '/',
    '\\',
    '#',
    '?',
    '[',
    ']',
    '%2f',
    '127.0.0.1',
    '0x7f',
    'a.example',
    '1',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = `https://${parts.join('')}`;
      const url = taken(text);
      if (!url) return;
      expect(url.username + url.password).toBe('');
      expect(text.toLowerCase().startsWith(`https://${url.hostname}`)).toBe(true);
    }),
  );
});

function taken(text: string): URL | null {
  try {
    return requestTarget(text);
  } catch (error) {
    if (error instanceof RequestRefused) return null;
    throw error;
  }
}
