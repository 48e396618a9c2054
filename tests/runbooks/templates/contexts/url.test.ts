import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '#runbooks/templates/render.ts';

const url = (template: string, v: string | number = 'x'): ReturnType<typeof render> => render(template, { v }, 'url');

test.each([
  ['https://api.example/pods/{{ v }}/logs', 'a/b c', 'https://api.example/pods/a%2Fb%20c/logs'],
  ['https://api.example/?q={{ v }}&n=1', 'a&b=c#d', 'https://api.example/?q=a%26b%3Dc%23d&n=1'],
  ['https://api.example?{{ v }}=1', 'a=b', 'https://api.example?a%3Db=1'],
  ['http://127.0.0.1:8080/a#{{ v }}', '#?', 'http://127.0.0.1:8080/a#%23%3F'],
  ['https://[::1]:1/v1-{{ v }}', '..', null],
  ['https://api.example/a/{{ v }}', '%2e%2e', 'https://api.example/a/%252e%252e'],
  ['https://api.example/a?p={{ v }}', '../..', 'https://api.example/a?p=..%2F..'],
  ['https://api.example/a/{{ v }}', '\ud800', 'https://api.example/a/%EF%BF%BD'],
])('%s with %j is %s', (template, value, text) => {
  expect(url(template, value)).toMatchObject(text === null ? { ok: false } : { ok: true, text });
});

describe('a value is refused', () => {
  test.each([
    '{{ v }}',
    'https://{{ v }}/',
    'https://api.{{ v }}.example/',
    'https://api.example:{{ v }}/',
    'https://api.example{{ v }}/',
    'https://{{ v }}@api.example/',
    'https://user@api.example/{{ v }}',
    '{{ v }}://api.example/',
    'https://api.example\\{{ v }}',
    'https:/{{ v }}',
    '//api.example/{{ v }}',
  ])('where scheme and host stand: %s', (template) => {
    expect(url(template)).toMatchObject({ ok: false, message: expect.stringContaining('write scheme and host out') });
  });

  test.each(['https://api.example/%{{ v }}', 'https://api.example/?a=%4{{ v }}'])('in an escape: %s', (template) => {
    expect(url(template, '1')).toMatchObject({ ok: false, message: expect.stringContaining('complete the %') });
  });

  test.each(['', '.', '..', '../etc', 'a/../b', '..\\x', './a'])('in the path, when it is %j', (value) => {
    expect(url('https://api.example/a/{{ v }}/b', value).ok).toBe(false);
  });

  test.each(['https://api.example/.{{ v }}/b', 'https://api.example/%2E{{ v }}'])(
    'as half of a dot-dot: %s',
    (template) => {
      expect(url(template, '.').ok).toBe(false);
    },
  );
});

test.each([
  'https://api.example/a b',
  'https://api.example/a\n',
  'https://api.example\\a',
  'ftp://api.example/',
  'file:///etc/passwd',
  'api.example/x',
  'https://user:secret@api.example/',
  'https:///x',
])('refuses %j as a whole', (template) => {
  expect(url(template).ok).toBe(false);
});

test('no value changes which host, folder or parameter is asked', () => {
  const template = 'https://api.example:8443/a/{{ v }}/b?q={{ v }}&r=1#{{ v }}';
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
      const rendered = url(template, value);
      if (!rendered.ok) return;
      const parsed = new URL(rendered.text);
      expect(parsed.origin).toBe('https://api.example:8443');
      const [, a, segment, b, ...more] = parsed.pathname.split('/');
      const text = value.toWellFormed();
      expect([a, decodeURIComponent(segment ?? ''), b, more.length]).toEqual(['a', text, 'b', 0]);
      expect([...parsed.searchParams]).toEqual([
        ['q', text],
        ['r', '1'],
      ]);
      expect(decodeURIComponent(parsed.hash.slice(1))).toBe(text);
    }),
    { numRuns: 300 },
  );
});
