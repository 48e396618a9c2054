import { describe, expect, it } from 'vitest';
import { confirmedBlocks } from '#handlers/slack/views/card/confirmed-blocks.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { aConfirmation, anIncident } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Partial<typeof aConfirmation>) => {
  const blocks = confirmedBlocks(anIncident({ confirmed: { ...aConfirmation, ...changes } }), detailLevels[0]);
  expect(validateBlocks('message', blocks)).toEqual([]);
  return textsOf(blocks).join('\n');
};

describe('confirmedBlocks', () => {
  it('shows nothing while nobody has said anything', () => {
    expect(confirmedBlocks(anIncident(), detailLevels[0])).toEqual([]);
  });

  it('names cause, class, person, time and note', () => {
    const text = said({ cause: 'memory_leak', note: 'seen in the <heap> dump' });
    expect(text).toMatch(
      /^✔ \*Confirmed\*: A memory leak.* · `application\.high_latency` — by <@U01MAYA0001> <!date\^/,
    );
    expect(text).toContain('seen in the &lt;heap&gt; dump');
  });

  it('names what was said alone, also what is not in the catalogue any more', () => {
    expect(said({})).toContain('*Confirmed*: `application.high_latency` — by');
    expect(said({ class: null, cause: 'other' })).toContain('something that is not in the catalogue — by');
    expect(said({ class: null, cause: '*gremlins*' })).toContain('∗gremlins∗ — by');
  });
});
