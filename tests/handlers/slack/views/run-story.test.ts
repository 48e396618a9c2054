import { describe, expect, it } from 'vitest';
import { slackLimits } from '#handlers/slack/limits.ts';
import { runStory } from '#handlers/slack/views/run-story.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { hostileFillers } from '#tests/handlers/slack/snapshots.ts';
import { aStory, aStoryQuestion, aStoryStep, worstStory } from '#tests/handlers/slack/stories.ts';

const tell = (story: ReturnType<typeof aStory>, page = 1) => runStory({ kind: 'story', story }, 12, page);
const said = (story: ReturnType<typeof aStory>, page = 1) => textsOf(tell(story, page).blocks).join('\n');

describe('runStory', () => {
  it('tells the run, then each question and step in the order in which they came', () => {
    const steps = [
      aStoryStep({ path: 'steps[0]', words: 'Measure' }),
      aStoryStep({ path: 'steps[1]', words: 'Restart' }),
    ];
    const questions = [
      aStoryQuestion({ prompt: 'Run it?' }),
      aStoryQuestion({ prompt: 'Restart it?', path: 'steps[1]' }),
    ];
    const text = said(aStory({ steps, questions }));
    const order = ['Started by', 'Run it?', 'Measure', 'Restart it?', '*Restart*', '2 steps'];
    expect(order.map((words) => text.indexOf(words))).toEqual(
      order.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(text).not.toContain('page');
  });

  it('loses no step over its pages, and says how to turn them', () => {
    const steps = Array.from({ length: 90 }, (_, index) => aStoryStep({ path: `steps[${index}]` }));
    const story = aStory({ steps });
    const first = said(story);
    const pages = Number(/page 1 of (\d+)/.exec(first)?.[1]);
    expect(pages).toBeGreaterThan(2);
    expect(first).toContain('`/runbook log 12 page 2` goes on');
    const whole = Array.from({ length: pages }, (_, index) => said(story, index + 1)).join('\n');
    expect([...whole.matchAll(/`steps\[(\d+)\]`/g)].map(([, index]) => Number(index))).toEqual(
      steps.map((_, index) => index),
    );
    expect(said(story, 999)).toBe(said(story, pages));
    expect(said(story, pages)).not.toContain('goes on');
  });

  it.each(hostileFillers)('fits every limit on every page when everything is made of %j', (filler) => {
    const story = worstStory(filler);
    for (const page of [1, 2, 3]) {
      const { text, blocks } = tell(story, page);
      expect(text).toMatch(/page [123] of [3-9]$/);
      expect(validateBlocks('message', blocks)).toEqual([]);
      expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(slackLimits.blocksTotal);
    }
  });

  it('says when there was no run, and when there is no incident', () => {
    expect(runStory({ kind: 'no_run' }, 12, 1).text).toContain('INC-12 has had no run.');
    expect(runStory({ kind: 'not_found' }, 12, 1).text).toContain('There is no INC-12.');
  });
});
