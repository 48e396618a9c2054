import { describe, expect, it } from 'vitest';
import { causeValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { causeButton } from '#handlers/slack/views/card/cause-button.ts';
import { causeSubject } from '#handlers/slack/views/cause-subject.ts';
import { aConfirmation, anIncident } from '#tests/handlers/slack/snapshots.ts';
import { worstSnapshot } from '#tests/handlers/slack/worst-snapshot.ts';

describe('causeButton', () => {
  it('carries what the form begins with', () => {
    const [button] = causeButton(anIncident());
    expect(readValue(causeValueSchema, button?.value)).toEqual(causeSubject(anIncident()));
    const { incident } = worstSnapshot('"\\');
    expect(readValue(causeValueSchema, causeButton(incident)[0]?.value)).toEqual(causeSubject(incident));
  });

  it('asks before somebody has said it, and lets it be corrected afterwards', () => {
    expect(causeButton(anIncident())[0]?.text.text).toBe('What was it?');
    expect(causeButton(anIncident({ confirmed: aConfirmation }))[0]?.text.text).toBe('Correct what it was');
  });

  it('is not there where nothing was judged and nothing said, nor on what was merged', () => {
    expect(causeButton(anIncident({ classification: null }))).toEqual([]);
    expect(causeButton(anIncident({ classification: null, confirmed: aConfirmation }))).toHaveLength(1);
    expect(causeButton(anIncident({ state: 'merged' }))).toEqual([]);
  });
});
