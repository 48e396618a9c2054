import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZeroTime, senderLabels, senderText, senderTime } from '#handlers/webhooks/sender-text.ts';

describe('text from a sender', () => {
  it('keeps what PostgreSQL can store, to the letter', () => {
    const text = 'é 😀 \n\t "quoted" \u0001';
    expect(senderText.parse(text)).toBe(text);
  });

  it('puts a replacement character for NUL and for half a surrogate pair, names of labels among them', () => {
    expect(senderText.parse('a\0b')).toBe('a\uFFFDb');
    expect(senderText.parse('a\uD83Db')).toBe('a\uFFFDb');
    expect(senderLabels.parse({ 'a\0': '\uDE00' })).toEqual({ 'a\uFFFD': '\uFFFD' });
  });

  it('gives text that can be stored, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = senderText.parse(text);
        expect(safe.isWellFormed()).toBe(true);
        expect(safe).not.toContain('\0');
      }),
    );
  });

  it('refuses labels that are no text', () => {
    expect(senderLabels.safeParse({ replicas: 3 }).success).toBe(false);
    expect(senderLabels.safeParse(['a']).success).toBe(false);
  });
});

describe('a sender’s time', () => {
  it.each([
    ['2026-11-22T08:51:42.724Z', '2026-11-22T08:51:42.724Z'],
    ['2026-11-22T08:51:42Z', '2026-11-22T08:51:42.000Z'],
    ['2026-11-22T08:51:42.724123456+02:00', '2026-11-22T06:51:42.724Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(senderTime.parse(text).toISOString()).toBe(iso);
  });

  it.each([
    '',
    'yesterday',
    '2026-11-22',
    '2026-11-22T08:51:42',
    '2026-13-01T00:00:00Z',
    '1732265502',
    '2026-02-30T00:00:00Z',
  ])('refuses %j and shows how it is written', (text) => {
    const { success, error } = senderTime.safeParse(text);
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toBe('must be an RFC 3339 time such as 2026-01-31T08:00:00Z');
  });

  it('knows Go’s zero time', () => {
    expect(isZeroTime(new Date('0001-01-01T00:00:00Z'))).toBe(true);
    expect(isZeroTime(new Date('1970-01-01T00:00:00Z'))).toBe(false);
  });
});
