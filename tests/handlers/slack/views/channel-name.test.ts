import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelName } from '#handlers/slack/views/channel-name.ts';
import { channelNameFault } from '#sandbox/slack/channel-name.ts';

describe('channelName', () => {
  it.each([
    [12, 'HighLatencyP99 on claims-api', 'inc-12-high-latency-p99-on-claims-api'],
    [3, 'Überlast in Zürich: Straße & Łódź', 'inc-3-uberlast-in-zurich-strasse-lodz'],
    [4, '数据库 🔥', 'inc-4'],
    [5, '', 'inc-5'],
    [6, '--- ___ ...', 'inc-6'],
    [7, 'ﬁle’s HTTP2', 'inc-7-file-s-http2'],
  ])('names incident %i "%s" %s', (number, title, name) => {
    expect(channelName(number, title, 0)).toBe(name);
  });

  it('gives another name at every attempt, also when the title fills the whole length', () => {
    const title = 'x'.repeat(200);
    const names = Array.from({ length: 20 }, (_, attempt) => channelName(12, title, attempt));
    expect(new Set(names).size).toBe(20);
    expect(names[1]?.endsWith('-2')).toBe(true);
  });

  it('is legal whatever the title, and always begins with the number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 })),
        fc.nat({ max: 25 }),
        (number, title, attempt) => {
          const name = channelName(number, title, attempt);
          expect(channelNameFault(name)).toBeNull();
          expect(name).toMatch(new RegExp(`^inc-${number}(?:-[a-z0-9]+)*$`));
        },
      ),
    );
  });
});
