import { describe, expect, it } from 'vitest';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { previewLines } from '#handlers/slack/views/card/preview-lines.ts';
import { aPreview } from '#tests/handlers/slack/snapshots.ts';

const [most] = detailLevels;
const said = (...changes: Parameters<typeof aPreview>[0][]) =>
  previewLines(
    changes.map((change) => aPreview(change)),
    most,
  );

describe('previewLines', () => {
  it('shows one step after the other under a heading', () => {
    expect(said({ notes: [] }, { title: 'Restart it', pods: null, difference: [], notes: [] })).toEqual([
      '*What it would change*',
      '• Scale deployment/claims-api in claims to 8 replicas — no pod is replaced',
      '\u2003`spec.replicas: 4 → 8`',
      '• Restart it',
    ]);
  });

  it('counts what it leaves out, and what of that would not go ahead', () => {
    const refused = { obstacle: 'protected' };
    const lines = said(...Array.from({ length: 9 }, (_, index) => (index > 6 ? refused : {})));
    expect(lines.at(-1)).toBe('… and 3 more changes (⚠ 2 would not go ahead now)');
  });

  it('is nothing where nothing was simulated', () => {
    expect(said()).toEqual([]);
  });
});
