import { describe, expect, it } from 'vitest';
import { causeSubject } from '#handlers/slack/views/cause-subject.ts';
import { aConfirmation, anIncident } from '#tests/handlers/slack/snapshots.ts';

const hypothesis = {
  ...anIncident().hypothesis!,
  cause: 'memory_leak',
  confidence: 0.5,
  competing: [
    { cause: 'bad_rollout', title: 'A bad rollout', confidence: 0.6 },
    { cause: 'gremlins', title: 'Gremlins', confidence: 0.2 },
    { cause: 'cache_loss', title: 'A cache was lost', confidence: 0.1 },
  ],
};

describe('causeSubject', () => {
  it('begins with Firebreak’s first choices, and holds what is likely in its order', () => {
    expect(causeSubject(anIncident({ hypothesis }))).toEqual({
      incident: 12,
      class: 'application.high_latency',
      cause: 'memory_leak',
      likely: ['bad_rollout', 'memory_leak', 'cache_loss'],
    });
  });

  it('chooses nothing where nothing was judged, or it could not be told', () => {
    const unjudged = { incident: 12, class: null, cause: null, likely: [] };
    expect(causeSubject(anIncident({ classification: null, hypothesis: null }))).toEqual(unjudged);
    const classification = { ...anIncident().classification!, label: 'unknown' } as const;
    expect(causeSubject(anIncident({ classification, hypothesis: null }))).toEqual(unjudged);
  });

  it('begins with what was said already, also with what was left unsaid', () => {
    const confirmed = { ...aConfirmation, class: 'application.oom_kill', cause: 'other' } as const;
    const said = {
      class: 'application.oom_kill',
      cause: 'other',
      likely: ['bad_rollout', 'memory_leak', 'cache_loss'],
    };
    expect(causeSubject(anIncident({ hypothesis, confirmed }))).toMatchObject(said);
    const ofCause = { ...confirmed, class: null, cause: 'cache_loss' };
    expect(causeSubject(anIncident({ confirmed: ofCause }))).toMatchObject({ class: null, cause: 'cache_loss' });
    expect(causeSubject(anIncident({ confirmed: aConfirmation, hypothesis }))).toMatchObject({ cause: null });
  });

  it('chooses no cause that the catalogue no longer has', () => {
    const confirmed = { ...aConfirmation, cause: 'gremlins' };
    expect(causeSubject(anIncident({ confirmed }))).toMatchObject({ cause: null });
    expect(causeSubject(anIncident({ hypothesis: { ...hypothesis, cause: 'gremlins' } }))).toMatchObject({
      cause: null,
    });
  });
});
