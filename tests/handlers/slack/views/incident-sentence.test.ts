import { describe, expect, it } from 'vitest';
import { incidentSentence } from '#handlers/slack/views/incident-sentence.ts';
import { aSnapshot } from '#tests/handlers/slack/snapshots.ts';

describe('incidentSentence', () => {
  it('says in one line what a notification has to say', () => {
    expect(incidentSentence(aSnapshot(), 4000)).toBe(
      'INC-12 · SEV1 · HighLatencyP99 on claims-api: Triggered. 82 % sure: `application.high_latency`. Approval needed: Run high-latency-database-connection-pool on claims-api?',
    );
  });

  it('leaves out whole sentences rather than cutting one', () => {
    expect(incidentSentence(aSnapshot({ approval: null }), 70)).toBe(
      'INC-12 · SEV1 · HighLatencyP99 on claims-api: Triggered.',
    );
  });
});
