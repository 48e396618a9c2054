import { describe, expect, it } from 'vitest';
import { causeHeadline } from '#handlers/slack/views/card/cause-headline.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { anIncident } from '#tests/handlers/slack/snapshots.ts';

const hypothesis = { ...anIncident().hypothesis!, cause: 'memory_leak', title: 'A leak' };
const headline = (judged: typeof hypothesis | null, confirmed: { cause: string | null } | null) =>
  causeHeadline(judged, confirmed, detailLevels[0]);

describe('causeHeadline', () => {
  it.each([null, { cause: null }])('is Firebreak’s answer while the cause is %j', (confirmed) => {
    expect(headline(hypothesis, confirmed)).toBe('*Likely cause* (91 %): A leak');
    expect(headline({ ...hypothesis, wording: 'suggestion' }, confirmed)).toContain('perhaps A leak');
    expect(headline(null, confirmed)).toContain('*No known cause fits.*');
  });

  it('says honestly what the answer had been once people have named the cause', () => {
    expect(headline(hypothesis, { cause: 'memory_leak' })).toBe('*Firebreak had said so too* (91 %): A leak');
    expect(headline(hypothesis, { cause: 'other' })).toBe('*Firebreak had said otherwise* (91 %): A leak');
    expect(headline(null, { cause: 'memory_leak' })).toContain('*Firebreak had named no cause.*');
  });
});
