import { describe, expect, it } from 'vitest';
import { deadLetter } from '#handlers/jobs/dead-letter.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { timelineOf } from '#tests/incidents/timeline-of.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();

describe('deadLetter', () => {
  it('tells people of the job by its queue and its reason', async () => {
    const { number: incident } = await openIncident(test);
    await deadLetter(test.deps, { incident }, { queue: 'open-channel', reason: 'slack: name_taken' });
    const [entry] = await timelineOf(test, incident, 'delivery_failed');
    expect(entry?.text).toBe('open-channel failed for good: slack: name_taken');
  });

  it.each([
    [{ queue: 'toString', reason: 'odd' }, 'unknown failed for good: odd'],
    [null, 'unknown failed for good: no reason recorded'],
  ])('tells of it all the same where its origin is %j', async (buried, text) => {
    const { number: incident } = await openIncident(test);
    await deadLetter(test.deps, { incident }, buried);
    expect((await timelineOf(test, incident, 'delivery_failed'))[0]?.text).toBe(text);
  });
});
