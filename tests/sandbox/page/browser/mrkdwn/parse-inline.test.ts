import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInline } from '#sandbox/page/browser/mrkdwn/parse-inline.ts';
import type { TextNode } from '#sandbox/page/browser/mrkdwn/text-node.ts';
import { hostileText } from '#tests/sandbox/page/text-nodes.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('parseInline', () => {
  it.each([
    ['*bold*', [{ kind: 'bold', children: [text('bold')] }]],
    ['_it_', [{ kind: 'italic', children: [text('it')] }]],
    ['~no~', [{ kind: 'strike', children: [text('no')] }]],
    ['`a *b* &lt;`', [{ kind: 'code', text: 'a *b* <' }]],
    ['*a _b_*', [{ kind: 'bold', children: [text('a '), { kind: 'italic', children: [text('b')] }] }]],
    [':tada: x', [{ kind: 'emoji', name: 'tada' }, text(' x')]],
  ])('reads %s', (written, nodes) => {
    expect(parseInline(written)).toEqual(nodes);
  });

  it.each([
    'snake_case_name',
    '2 * 3 * 4',
    '* a*',
    '*a *',
    '10:30:45',
    'a*b*c',
    '**',
    '`',
    '*a\nb*',
    '<no control>',
    'x < y > z',
  ])('leaves %j as text', (written) => {
    expect(parseInline(written)).toEqual([text(written)]);
  });

  it('shows the three escapes of message text as the characters they stand for', () => {
    expect(parseInline('a &lt;b&gt; &amp; &quot;')).toEqual([text('a <b> & &quot;')]);
  });

  it('stops nesting at a fixed depth', () => {
    const depthOf = (nodes: readonly TextNode[]): number =>
      Math.max(0, ...nodes.map((node) => ('children' in node ? 1 + depthOf(node.children) : 0)));
    fc.assert(
      fc.property(hostileText, (written) => {
        // Four styles inside each other, and a link's own text.
        expect(depthOf(parseInline(written))).toBeLessThanOrEqual(5);
      }),
    );
  });
});
