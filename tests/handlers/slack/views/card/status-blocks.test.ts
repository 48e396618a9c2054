import { describe, expect, it } from 'vitest';
import { incidentStates } from '#domain/incident.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { statusBlocks } from '#handlers/slack/views/card/status-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { anIncident, now } from '#tests/handlers/slack/snapshots.ts';

const said = (changes: Parameters<typeof anIncident>[0]) =>
  textsOf(statusBlocks(anIncident(changes), detailLevels[0])).join('\n');

describe('statusBlocks', () => {
  it('says who has the incident, in every open state', () => {
    expect(said({ state: 'acknowledged', acknowledgedBy: 'U01MAYA0001' })).toContain(
      '🟠 Acknowledged — with <@U01MAYA0001>',
    );
    expect(said({ state: 'monitoring' })).toContain('🔵 Monitoring — nobody has it yet');
    expect(said({ state: 'resolved', resolvedAt: now })).toContain('🟢 Resolved <!date^');
    for (const state of incidentStates) expect(said({ state })).toContain('*State*\n');
  });

  it('names where it is as far as that is known', () => {
    expect(said({ tenant: 'northwind' })).toContain(
      '`claims-api` · namespace `claims` · cluster `prod-eu` · tenant `northwind`',
    );
    expect(said({ service: null, namespace: null, cluster: null })).toContain('*Where*\nService unknown');
  });

  it('gives the three strongest reasons for the class', () => {
    expect(said({})).toContain('Told by: the word latency · metric http_request_duration_seconds · label quantile');
    expect(said({})).not.toContain('a fourth one');
  });
});
