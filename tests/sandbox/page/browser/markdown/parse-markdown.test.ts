import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#sandbox/page/browser/markdown/parse-markdown.ts';
import { hostileText, linksOf, textOf } from '#tests/sandbox/page/text-nodes.ts';

describe('parseMarkdown', () => {
  it('reads the blocks of a postmortem', () => {
    const written =
      '# Summary\n\nThe pool *ran* **dry**.\n\n- [x] restart\n- [ ] raise the limit\n  - ask billing\n\n1. one\n2. two\n\n> quoted\n\n---\n```sql\nSELECT 1\n```';
    expect(parseMarkdown(written).map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'rule',
      'preformatted',
    ]);
  });

  it('reads task lists and levels', () => {
    expect(parseMarkdown('- [x] a\n- [ ] b\n  - c')).toMatchObject([
      {
        kind: 'list',
        ordered: false,
        items: [{ checked: true, level: 0 }, { checked: false }, { checked: null, level: 1 }],
      },
    ]);
  });

  it('reads a pipe table with its alignment', () => {
    expect(parseMarkdown('| Service | p99 |\n|:--|--:|\n| claims-api | 3.4 s |\n')).toMatchObject([
      {
        kind: 'table',
        head: [{ align: 'left' }, { align: 'right' }],
        rows: [[{ children: [{ text: 'claims-api' }] }, { align: 'right', children: [{ text: '3.4 s' }] }]],
      },
    ]);
  });

  it('keeps raw HTML and snake_case as text', () => {
    expect(textOf(parseMarkdown('<b>x</b> pool_max_size'))).toBe('<b>x</b> pool_max_size');
  });

  it('never links anywhere but to the web and to mail, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const url of linksOf(parseMarkdown(text))) expect(url).toMatch(/^(?:https?|mailto):/);
      }),
      { numRuns: 500 },
    );
  });

  it('reads a long line of unclosed marks without slowing to a crawl', () => {
    for (const mark of ['**a', '[', '`a', '_a ', '# ', '|', '- ']) {
      expect(parseMarkdown(mark.repeat(4000)).length).toBeGreaterThan(0);
    }
  });
});
