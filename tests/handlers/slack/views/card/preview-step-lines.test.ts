import { describe, expect, it } from 'vitest';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { previewStepLines } from '#handlers/slack/views/card/preview-step-lines.ts';
import { aPreview } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Parameters<typeof aPreview>[0]) => previewStepLines(aPreview(changes), detailLevels[0]);

describe('previewStepLines', () => {
  it('shows of each step what would change, how many pods it touches, and what to know of them', () => {
    expect(said({ pods: { touched: 4, of: 4 } })).toEqual([
      '• Scale deployment/claims-api in claims to 8 replicas — replaces or removes 4 of 4 pods',
      '\u2003`spec.replicas: 4 → 8`',
      '\u2003HPA claims-api holds it between 2 and 10',
    ]);
    expect(said({})[0]).toContain('— no pod is replaced');
    expect(said({ pods: null })[0]).toBe('• Scale deployment/claims-api in claims to 8 replicas');
  });

  it('says what would keep it from going ahead now', () => {
    const obstacle = 'the freeze window "release" is open until 06:00';
    expect(said({ obstacle }).at(-1)).toBe(`\u2003⚠ *Would not go ahead now:* ${obstacle}`);
  });

  it('says of a step that cannot be simulated yet that it will be asked about', () => {
    const obstacle = 'its values are known only in its turn';
    expect(said({ title: 'Restart it', subject: null, obstacle })[0]).toBe(
      '• Restart it — cannot be shown yet (its values are known only in its turn): you are asked again in its turn',
    );
  });

  it('counts the fields that it leaves out', () => {
    const fields = said({ difference: Array.from({ length: 12 }, () => 'a: 1 → 2') });
    expect(fields).toContain('\u2003… and 2 more fields');
  });

  it('lets nothing of the cluster become a mention', () => {
    const evil = '<!channel> `<@U1>`';
    const text = said({ title: evil, difference: [evil], notes: [evil], obstacle: evil }).join('\n');
    expect(text).not.toMatch(/<[!@]/);
  });
});
