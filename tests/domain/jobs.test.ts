import { describe, expect, it } from 'vitest';
import { jobPayloads } from '#domain/jobs.ts';

describe('job payloads', () => {
  it.each([0, -1, 1.5, '7', null])('refuse %j as an incident number', (incident) => {
    expect(jobPayloads['assess-incident'].safeParse({ incident }).success).toBe(false);
  });

  it('carry identities and drop any state that is put beside them', () => {
    expect(jobPayloads['refresh-card'].parse({ incident: 3, title: 'stale' })).toEqual({ incident: 3 });
  });

  it('keep whatever a failed job held, so that none is lost in the dead-letter queue', () => {
    const held = { run: 'r1', path: 'steps[0]', anything: [1, { deep: true }] };
    expect(jobPayloads['dead-letter'].parse(held)).toEqual(held);
  });

  it('know three things to tell PagerDuty and no other', () => {
    const page = { incident: 1, summary: 's', severity: 'sev1' };
    const accepts = (action: string) => jobPayloads['send-page'].safeParse({ ...page, action }).success;
    expect(['trigger', 'acknowledge', 'resolve', 'snooze'].filter(accepts)).toEqual([
      'trigger',
      'acknowledge',
      'resolve',
    ]);
  });
});
