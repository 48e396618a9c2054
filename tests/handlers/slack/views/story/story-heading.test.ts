import { describe, expect, it } from 'vitest';
import { storyHeading } from '#handlers/slack/views/story/story-heading.ts';
import { now } from '#tests/handlers/slack/snapshots.ts';
import { aStory } from '#tests/handlers/slack/stories.ts';

const { run } = aStory();
const said = (changes: Partial<typeof run>) => storyHeading(aStory({ run: { ...run, ...changes } })).join('\n');

describe('storyHeading', () => {
  it('says which run it is, how it ended and why, who began it, and how long it took', () => {
    expect(said({})).toMatch(
      /^`high-latency-database-connection-pool` · risk medium · succeeded: every step is done\nStarted by Firebreak itself <!date\^.*>, took 8 min 42 s; people are asked before changes$/,
    );
    expect(said({ startedBy: 'U01MAYA0001', mode: 'act' })).toMatch(/by <@U01MAYA0001> .*it changes without asking$/);
    expect(said({ finishedAt: null })).not.toContain('took');
  });

  it('says that it took another up again, and who cancelled it', () => {
    expect(said({ retryOf: 'run-0' })).toContain('Takes a failed run up again');
    expect(said({ cancel: { by: 'U01MAYA0001', at: now } })).toContain('Cancelled by <@U01MAYA0001> <!date');
  });
});
