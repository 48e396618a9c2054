import { describe, expect, it } from 'vitest';
import { readBody } from '#handlers/slack/read-body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const form = 'application/x-www-form-urlencoded';

describe('readBody', () => {
  it('reads events, commands and interactions', () => {
    expect(readBody('application/json', bytes('{"type":"x"}'))).toEqual({ kind: 'body', body: { type: 'x' } });
    expect(readBody(form, bytes('command=%2Fincident&text=a+b'))).toEqual({
      kind: 'body',
      body: { command: '/incident', text: 'a b' },
    });
    expect(readBody(form, bytes('payload=%7B%22a%22%3A1%7D'))).toEqual({ kind: 'body', body: { a: 1 } });
  });

  it('takes any parameters and any case of the media type', () => {
    expect(readBody('Application/JSON; charset=utf-8', bytes('{}')).kind).toBe('body');
  });

  it.each([
    ['application/json', 'null', 'the body is not a JSON object'],
    ['application/json', '{', 'the body is not JSON'],
    [form, 'payload=x', '`payload` is not JSON'],
  ])('refuses %s %j', (type, text, reason) => {
    expect(readBody(type, bytes(text))).toEqual({ kind: 'malformed', reason });
  });

  it('refuses other media types and bytes that are no text', () => {
    expect(readBody('text/plain', bytes(''))).toEqual({ kind: 'unsupported', mediaType: 'text/plain' });
    expect(readBody(undefined, bytes('')).kind).toBe('unsupported');
    expect(readBody(form, new Uint8Array([0xff, 0xfe]))).toEqual({
      kind: 'malformed',
      reason: 'the body is not UTF-8',
    });
  });
});
