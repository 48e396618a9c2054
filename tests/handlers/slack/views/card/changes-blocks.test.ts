import { describe, expect, it } from 'vitest';
import type { SeenChange } from '#domain/hypothesis.ts';
import { changesBlocks } from '#handlers/slack/views/card/changes-blocks.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anIncident, earlier } from '#tests/handlers/slack/snapshots.ts';

const rollout: SeenChange = {
  at: earlier(17),
  kind: 'rollout',
  object: 'deployment/claims-api',
  text: 'revision 5 (claims-api:2.14.3 → 2.15.0)',
  source: 'kubernetes',
  reference: 'replicaset claims/claims-api-5d8f',
  service: 'claims-api',
  minutesBefore: 7,
};
const said = (changes: readonly SeenChange[]) => {
  const evidence = { ...anIncident().evidence!, changes };
  return textsOf(changesBlocks(anIncident({ evidence }), detailLevels[0])).join('\n');
};

describe('changesBlocks', () => {
  it('says when, what and where it was read, and marks what is the service’s own', () => {
    const text = said([rollout, { ...rollout, object: 'deployment/auth', service: 'auth', minutesBefore: 40 }]);
    expect(text).toContain(
      '▸ 7 min before: `deployment/claims-api` revision 5 (claims-api:2.14.3 → 2.15.0) — kubernetes',
    );
    expect(text).toContain('· 40 min before: `deployment/auth`');
  });

  it('tells what was changed since the incident began from what was changed before', () => {
    expect(said([{ ...rollout, minutesBefore: -3 }])).toContain('3 min after it began');
    expect(said([{ ...rollout, minutesBefore: 0 }])).toContain('as it began');
  });

  it('counts the changes that it leaves out', () => {
    expect(said(Array.from({ length: 20 }, () => rollout))).toContain('… and 12 more');
  });

  it('keeps hostile names from forming mentions', () => {
    expect(said([{ ...rollout, text: '<!channel> done' }])).toContain('&lt;!channel&gt; done');
  });

  it('is silent where nothing changed', () => {
    expect(said([])).toBe('');
    expect(changesBlocks(anIncident({ evidence: null }), detailLevels[0])).toEqual([]);
  });
});
