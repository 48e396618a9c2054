import { expect, it } from 'vitest';
import { localTimes } from '#handlers/slack/views/local-times.ts';

it('localTimes shows instants in the time of the reader and leaves other text alone', () => {
  expect(localTimes('waiting until 2026-11-22T02:14:00.000Z or 99')).toBe(
    'waiting until <!date^1795313640^{time} {date_short_pretty}|2026-11-22 02:14 UTC> or 99',
  );
  expect(localTimes('2026-13-45T99:99:00Z 2026-11-22T02:14:00')).toBe('2026-13-45T99:99:00Z 2026-11-22T02:14:00');
});
