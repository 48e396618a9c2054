import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, instant, link, mention, say } from '#handlers/slack/views/mrkdwn.ts';

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('say', () => {
  it('lets foreign text form no mention, no link and no quote', () => {
    expect(say('<!channel> & <@U1> <https://x|y>', 100)).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://x|y&gt;');
    expect(say('> quoted', 100)).toBe('› quoted');
  });

  it('opens no formatting at the edge of a word and leaves names whole that can be copied', () => {
    expect(say('*bold* _it_ ~gone~ `code`', 100)).toBe('∗bold∗ ˍitˍ ∼gone∼ ˋcodeˋ');
    expect(say('pg_stat_activity_count > max * 0.9', 100)).toBe('pg_stat_activity_count &gt; max * 0.9');
  });

  it('stays on one line and drops what reverses or hides text', () => {
    expect(say('a\r\n\tb\u0000c \u202Egnp.exe\uFEFF', 100)).toBe('a b c gnp.exe');
  });

  it('keeps to the limit as sent and never cuts an escape in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 6, max: 120 }), (text, max) => {
        const said = say(text, max);
        expect(said.length).toBeLessThanOrEqual(max);
        expect(said).not.toMatch(/[<>\n]/);
        expect(said.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
      }),
    );
  });

  it('says back exactly what harmless text says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9&<][a-zA-Z0-9&<>.:=]{0,40}$/), (text) => {
        expect(unescaped(say(text, 1000))).toBe(text);
      }),
    );
  });
});

describe('code', () => {
  it('cannot be left by a backtick of its text', () => {
    expect(code('a`b <c>', 100)).toBe('`aˋb &lt;c&gt;`');
  });

  it('keeps to the limit with its backticks, and is nothing for nothing', () => {
    expect(code('x'.repeat(50), 10)).toBe(`\`${'x'.repeat(7)}…\``);
    expect(code('  ', 10)).toBe('');
  });
});

describe('instant', () => {
  it("is shown in the reader's own time zone, with UTC for clients that cannot", () => {
    expect(instant(new Date('2026-11-22T02:14:33Z'))).toBe(
      '<!date^1795313673^{time} {date_short_pretty}|2026-11-22 02:14 UTC>',
    );
  });
});

describe('mention', () => {
  it('names people and user groups, and shows anything else as text', () => {
    expect(mention('U01MAYA0001')).toBe('<@U01MAYA0001>');
    expect(mention('W01MAYA0001')).toBe('<@W01MAYA0001>');
    expect(mention('S01SREONCALL')).toBe('<!subteam^S01SREONCALL>');
    expect(mention('firebreak')).toBe('firebreak');
    expect(mention('U1> <!channel')).toBe('U1&gt; &lt;!channel');
  });
});

describe('link', () => {
  it('names the host behind its label', () => {
    expect(link('http://prometheus:9090/graph?a=1&b=2', 'graph')).toBe(
      '<http://prometheus:9090/graph?a=1&amp;b=2|graph (prometheus:9090)>',
    );
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address', '', `http://x.example/${'y'.repeat(700)}`])(
    'is none for %j',
    (url) => {
      expect(link(url, 'graph')).toBeNull();
    },
  );

  it('cannot be closed or relabelled by its address', () => {
    const made = link('https://x.example/a|b>c<d', 'l|>') ?? '';
    expect(made.match(/[|<>]/g)).toEqual(['<', '|', '>']);
  });
});
