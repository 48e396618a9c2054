import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '#sandbox/page/browser/mrkdwn/parse-mrkdwn.ts';
import { hostileText, linksOf, textOf } from '#tests/sandbox/page/text-nodes.ts';

describe('parseMrkdwn', () => {
  it('separates fenced text, quotes and paragraphs', () => {
    expect(parseMrkdwn('before\n```\nSELECT 1\n```\n> said\n&gt; more\nafter').map((block) => block.kind)).toEqual([
      'paragraph',
      'preformatted',
      'quote',
      'paragraph',
    ]);
  });

  it('keeps marks inside fenced text as they are', () => {
    expect(parseMrkdwn('```a *b* <!here> &lt;c&gt;```')).toEqual([{ kind: 'preformatted', text: 'a *b* <!here> <c>' }]);
  });

  it('quotes everything after >>>', () => {
    expect(parseMrkdwn('>>> one\ntwo\nthree')).toEqual([
      { kind: 'quote', children: [{ kind: 'text', text: 'one\ntwo\nthree' }] },
    ]);
  });

  it('leaves lists as they were written', () => {
    expect(parseMrkdwn('• one\n• two')).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: '• one\n• two' }] },
    ]);
  });

  it('gives back text without any mark unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 ,.]+$/), (text) => {
        expect(textOf(parseMrkdwn(text))).toBe(text);
      }),
    );
  });

  it('never links anywhere but to the web and to mail, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const url of linksOf(parseMrkdwn(text))) expect(url).toMatch(/^(?:https?|mailto):/);
      }),
      { numRuns: 500 },
    );
  });

  it('reads a long line of unclosed marks without slowing to a crawl', () => {
    for (const mark of ['*a ', '_a ', '`', '<', '*_', '> ', ':a']) {
      expect(parseMrkdwn(mark.repeat(20_000)).length).toBeGreaterThan(0);
    }
  });
});
