import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { fitting } from '#handlers/slack/views/fitting.ts';

const filled = (count: number, chars: number): KnownBlock[] =>
  Array.from({ length: count }, () => ({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(chars) } }));

describe('fitting', () => {
  it('shows everything where everything fits', () => {
    const seen: number[] = [];
    fitting(({ steps }) => {
      seen.push(steps);
      return filled(1, 10);
    });
    expect(seen).toEqual([detailLevels[0].steps]);
  });

  it('goes down until the characters fit, and until the blocks do', () => {
    expect(fitting(({ lineChars }) => filled(1, lineChars * 100))).toHaveLength(1);
    expect(JSON.stringify(fitting(({ lineChars }) => filled(1, lineChars * 100))).length).toBeLessThan(13_200);
    expect(fitting(({ steps }) => filled(steps * 6, 1)).length).toBeLessThanOrEqual(50);
  });
});
