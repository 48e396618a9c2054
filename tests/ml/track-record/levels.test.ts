import { expect, it } from 'vitest';
import { levelsOf } from '#ml/track-record/levels.ts';

const counts = [
  { class: 'application.oom_kill', service: 'claims' },
  { class: 'application.oom_kill', service: 'billing' },
  { class: 'application.crash_loop', service: 'claims' },
  { class: null, service: 'claims' },
  { class: 'unknown', service: 'claims' },
] as const;

it('sorts by class, then service, each count into one level', () => {
  const { here, ofClass, elsewhere } = levelsOf(counts, { class: 'application.oom_kill', service: 'claims' });
  expect([here, ofClass, elsewhere]).toEqual([[counts[0]], [counts[1]], counts.slice(2)]);
});

it('takes nothing for the like of what nobody could name', () => {
  expect(levelsOf(counts, { class: 'unknown', service: 'claims' })).toEqual({
    here: [],
    ofClass: [],
    elsewhere: counts,
  });
});
