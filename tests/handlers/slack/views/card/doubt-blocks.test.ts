import { describe, expect, it } from 'vitest';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { doubtBlocks } from '#handlers/slack/views/card/doubt-blocks.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { buttonsOf, textsOf } from '#tests/handlers/slack/block-reading.ts';
import { aDoubt, aRun, aSnapshot, aStep, now } from '#tests/handlers/slack/snapshots.ts';

const blocksOf = (doubts: readonly ReturnType<typeof aDoubt>[], finishedAt: Date | null = null) =>
  doubtBlocks(aSnapshot({ run: { ...aRun({ state: 'unknown', finishedAt }), doubts } }), detailLevels[0]);
const said = (...doubts: ReturnType<typeof aDoubt>[]) => textsOf(blocksOf(doubts), 'mrkdwn').join('\n');

describe('doubtBlocks', () => {
  it('says what is not known, what was to change, and who decides', () => {
    const text = said(aDoubt());
    expect(text).toContain('⚠ *In doubt: Restart deployment/claims-api in claims* `steps[1].if_true[0]`');
    expect(text).toContain('It may or may not have taken effect: Firebreak was cut off while it wrote');
    expect(text).toContain('It was to change:\n\u2003`pod restartedAt: none → now`');
    expect(text).toContain('Look first. May decide: <@U01MAYA0001>, <!subteam^S01SREONCALL>');
  });

  it('names a step whose change was not written down as the runbook words it', () => {
    const run = { ...aRun({}, [aStep({ path: 'steps[0]', title: 'POST https://deploy.example' })]) };
    const doubts = [aDoubt({ path: 'steps[0]', change: null })];
    const text = textsOf(doubtBlocks(aSnapshot({ run: { ...run, doubts } }), detailLevels[0])).join('\n');
    expect(text).toContain('In doubt: POST https://deploy.example');
    expect(said(aDoubt({ path: 'steps[9]', change: null }))).toContain('In doubt: kubernetes');
  });

  it('shows as many as there is room for, each with its buttons, and counts the others', () => {
    const blocks = blocksOf(Array.from({ length: 5 }, (_, index) => aDoubt({ path: `steps[${index}]` })));
    expect(buttonsOf(blocks)).toHaveLength(12);
    expect(textsOf(blocks).join('\n')).toContain('… and 2 more doubts, shown once these are settled');
    expect(validateBlocks('message', blocks)).toEqual([]);
  });

  it('is nothing without a doubt, and once the run has ended', () => {
    expect(blocksOf([])).toEqual([]);
    expect(blocksOf([aDoubt()], now)).toEqual([]);
  });
});
