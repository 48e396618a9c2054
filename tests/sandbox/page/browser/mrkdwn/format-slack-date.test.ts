import { describe, expect, it } from 'vitest';
import { formatSlackDate } from '#sandbox/page/browser/mrkdwn/format-slack-date.ts';

// 2014-02-18 14:39:42 UTC, the instant of the examples in Slack's documentation.
const instant = 1_392_734_382;
const clock = { now: new Date('2026-03-14T10:00:00Z'), locale: 'en-US', timeZone: 'America/Los_Angeles' };

describe('formatSlackDate', () => {
  it.each([
    ['{date_num}', '2014-02-18'],
    ['{date}', 'February 18, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18, 2014'],
    ['{time}', '6:39 AM'],
    ['{time_secs}', '6:39:42 AM'],
    ['Posted {date_num}, {unknown} {constructor}', 'Posted 2014-02-18, {unknown} {constructor}'],
  ])('writes %s in the reader’s zone', (format, words) => {
    expect(formatSlackDate(instant, format, clock).replaceAll(' ', ' ')).toBe(words);
  });

  it('says today and yesterday where that is what it was for the reader', () => {
    const now = new Date('2014-02-19T07:00:00Z');
    expect(formatSlackDate(instant, '{date_pretty}', { ...clock, now })).toBe('today');
    expect(formatSlackDate(instant, '{date_pretty}', { ...clock, now, timeZone: 'UTC' })).toBe('yesterday');
  });

  it('counts from now', () => {
    expect(formatSlackDate(instant, '{ago}', { ...clock, now: new Date((instant + 300) * 1000) })).toBe(
      '5 minutes ago',
    );
  });

  it('is empty for an instant that no calendar has', () => {
    expect(formatSlackDate(1e15, '{date}', clock)).toBe('');
  });
});
