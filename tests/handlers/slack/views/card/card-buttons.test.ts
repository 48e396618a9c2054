import { describe, expect, it } from 'vitest';
import { incidentStates, openStates } from '#domain/incident.ts';
import { cardButtons } from '#handlers/slack/views/card/card-buttons.ts';
import { buttonsOf } from '#tests/handlers/slack/block-reading.ts';
import { anApproval, anIncident, aSnapshot } from '#tests/handlers/slack/snapshots.ts';

const shown = (changes: Parameters<typeof aSnapshot>[0]) =>
  buttonsOf(cardButtons(aSnapshot(changes))).map((button) => button.text.text);

describe('cardButtons', () => {
  it('offers Acknowledge until somebody has the incident', () => {
    expect(shown({ approval: null, run: null })).toEqual(['Acknowledge', 'Resolve', 'What was it?']);
    const incident = anIncident({ state: 'mitigating', acknowledgedBy: 'U1' });
    expect(shown({ approval: null, run: null, incident })).toEqual(['Resolve', 'What was it?']);
  });

  it.each(['approved', 'rejected', 'expired', 'withdrawn', 'void'] as const)('asks nothing that is %s', (state) => {
    expect(shown({ approval: anApproval({ state }) })).not.toContain('Approve');
  });

  it('asks only what it was once the incident is over, and nothing where nothing was judged', () => {
    const over = incidentStates.filter((state) => !(openStates as readonly string[]).includes(state));
    for (const state of over) {
      const offered = shown({ incident: anIncident({ state }) });
      expect(offered).toEqual(state === 'merged' ? [] : ['What was it?']);
      expect(cardButtons(aSnapshot({ incident: anIncident({ state, classification: null }) }))).toEqual([]);
    }
  });

  it('lets Approve be confirmed in words that name what will happen', () => {
    const [approve] = buttonsOf(cardButtons(aSnapshot()));
    expect(approve).toMatchObject({ style: 'primary', confirm: { title: { text: 'Approve for INC-12?' } } });
    expect(approve?.confirm?.text.text).toContain('Restart deployment claims/claims-api');
  });
});
