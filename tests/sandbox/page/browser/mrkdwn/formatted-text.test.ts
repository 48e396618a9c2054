import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mrkdwnText } from '#sandbox/page/browser/mrkdwn/formatted-text.ts';
import { exampleDirectory } from '#tests/sandbox/page/block-scope-of.ts';
import { elementsOf, markupOf, wordsOf } from '#tests/sandbox/page/markup-of.ts';
import { hostileText } from '#tests/sandbox/page/text-nodes.ts';

const tags = new Set(['p', 'blockquote', 'pre', 'strong', 'em', 's', 'code', 'a', 'span', 'button', 'time']);

describe('mrkdwnText', () => {
  it('names people and channels, and marks the viewer', () => {
    const markup = markupOf(mrkdwnText('<@U1> asks <@U2> in <#C2>, <@U9>', exampleDirectory()));
    expect(markup).toContain('<span class="mention mention-mine">@maya</span>');
    expect(markup).toContain('<span class="mention">@devon</span>');
    expect(markup).toContain('#incidents</button>');
    expect(markup).toContain('@U9');
  });

  it('opens the channel that is pressed', () => {
    const directory = exampleDirectory();
    const button = elementsOf(mrkdwnText('<#C2>', directory)).find((element) => element.type === 'button');
    (button!.props.onClick as () => void)();
    expect(directory.opened).toEqual(['C2']);
  });

  it('opens links in a page of their own that cannot reach back', () => {
    expect(markupOf(mrkdwnText('<https://a.example|A>', exampleDirectory()))).toBe(
      '<p class="text"><a href="https://a.example/" target="_blank" rel="noopener noreferrer">A</a></p>',
    );
  });

  it('shows an unknown emoji as it was written', () => {
    expect(wordsOf(mrkdwnText(':tada: :no_such_thing:', exampleDirectory()))).toBe('🎉 :no_such_thing:');
  });

  it('never emits markup of the text’s own, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const element of elementsOf(mrkdwnText(text, exampleDirectory()))) {
          expect(tags).toContain(element.type);
          expect(element.props).not.toHaveProperty('dangerouslySetInnerHTML');
          expect(Object.keys(element.props).filter((name) => name.startsWith('on') && name !== 'onClick')).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
