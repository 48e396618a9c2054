import { describe, expect, it } from 'vitest';
import { causeBlocks } from '#handlers/slack/views/card/cause-blocks.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anIncident } from '#tests/handlers/slack/snapshots.ts';

const incident = anIncident();
const said = (changes: Parameters<typeof anIncident>[0]) =>
  textsOf(causeBlocks(anIncident(changes), detailLevels[0])).join('\n');

describe('causeBlocks', () => {
  it('words a suggestion as one', () => {
    const hypothesis = { ...incident.hypothesis!, wording: 'suggestion', confidence: 0.43 } as const;
    expect(said({ hypothesis })).toContain('*Suggestion, not a finding* (43 %): perhaps The database');
  });

  it('puts what was seen before what was not, each with its source', () => {
    const text = said({});
    expect(text.indexOf('✓ 98 of 100')).toBeLessThan(text.indexOf('✗ containers killed'));
    expect(text).toContain('kubernetes `events in claims`');
    expect(text).toContain('Also possible: A slow query 6 %');
  });

  it('counts the evidence that it leaves out', () => {
    const evidence = Array.from({ length: 22 }, () => incident.hypothesis!.evidence[1]!);
    expect(said({ hypothesis: { ...incident.hypothesis!, evidence } })).toContain('… and 14 more');
  });

  it('shows what was seen also when no cause fits, and nothing when nothing was looked at', () => {
    const findings = incident.hypothesis!.evidence;
    const text = said({ hypothesis: null, evidence: { findings, unavailable: [], metrics: {}, changes: [] } });
    expect(text).toContain('*No known cause fits.*');
    expect(text).toContain('98 of 100');
    expect(said({ hypothesis: null, evidence: null })).toBe('');
  });

  it('tells once what several sources saw where no cause fits', () => {
    const [seen] = incident.hypothesis!.evidence;
    const findings = [seen!, { ...seen!, reference: 'another query' }];
    const text = said({ hypothesis: null, evidence: { findings, unavailable: [], metrics: {}, changes: [] } });
    expect(text).toContain(seen!.reference);
    expect(text).not.toContain('another query');
  });
});
