import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hypothesis } from '#domain/hypothesis.ts';
import type { RunbookCount } from '#domain/track-record.ts';
import { rankRunbooks, sayRemedies, type RankingFacts } from '#incidents/rules/rank-runbooks.ts';
import { telling } from '#tests/incidents/proposed-run.ts';

const place = { class: 'application.high_latency', service: 'claims' } as const;
const match = (name: string) => ({ runbook: { ...telling, name }, why: 'class' });
const held = (runbook: string, helped: number, failed = 0, rejected = 0): RunbookCount => ({
  ...place,
  runbook,
  helped,
  failed,
  rejected,
});
const hypothesis = (confidence: number, competing: Hypothesis['competing'] = []): Hypothesis => ({
  cause: 'pool',
  title: 'Pool exhausted',
  confidence,
  wording: 'claim',
  evidence: [],
  competing,
});
const causes = [
  { id: 'pool', remedies: ['restart'] },
  { id: 'load', remedies: ['scale', 'restart'] },
];
const ranked = (changes: Partial<RankingFacts>) =>
  rankRunbooks({
    matches: [match('drain'), match('restart'), match('scale')],
    hypothesis: null,
    causes,
    counts: [],
    place,
    ...changes,
  });
const namesOf = (changes: Partial<RankingFacts>) => ranked(changes).map((one) => one.match.runbook.name);

describe('rankRunbooks', () => {
  it('leaves equals in the order of how exactly they fit', () => {
    expect(namesOf({})).toEqual(['drain', 'restart', 'scale']);
  });

  it('puts the longer record before the luckier run', () => {
    expect(namesOf({ counts: [held('drain', 1), held('scale', 9, 1)] })[0]).toBe('scale');
  });

  it('puts what has been failing, and what was rejected, behind what nobody has tried', () => {
    expect(namesOf({ counts: [held('drain', 0, 3)] })).toEqual(['restart', 'scale', 'drain']);
    expect(namesOf({ counts: [held('drain', 0, 0, 2)] })).toEqual(['restart', 'scale', 'drain']);
  });

  it('puts the remedy of a likely cause first, and that of an unlikely one behind a good record', () => {
    const counts = [held('drain', 9, 1)];
    expect(namesOf({ counts, hypothesis: hypothesis(0.9) })[0]).toBe('restart');
    expect(namesOf({ counts, hypothesis: hypothesis(0.3) })[0]).toBe('drain');
  });

  it('adds up the causes that a runbook remedies, and names the likeliest', () => {
    const competing = [{ cause: 'load', title: 'Too much load', confidence: 0.2 }];
    const [first, second] = ranked({ hypothesis: hypothesis(0.6, competing) });
    expect(first?.remedies).toEqual({ title: 'Pool exhausted', probability: 0.8 });
    expect(sayRemedies(first?.remedies ?? null)).toBe('remedies Pool exhausted (80 %)');
    expect(second?.remedies).toEqual({ title: 'Too much load', probability: 0.2 });
    expect(sayRemedies(null)).toBeNull();
  });

  it('never ranks a runbook lower for a run that helped or a likelier cause', () => {
    const some = fc.nat(12);
    const rankOf = (names: readonly string[]) => names.indexOf('restart');
    fc.assert(
      fc.property(some, some, some, fc.double({ min: 0, max: 0.9, noNaN: true }), (helped, failed, others, likely) => {
        const counts = (more: number) => [held('restart', helped + more, failed), held('drain', others, 2)];
        const now = rankOf(namesOf({ counts: counts(0), hypothesis: hypothesis(likely) }));
        expect(rankOf(namesOf({ counts: counts(1), hypothesis: hypothesis(likely) }))).toBeLessThanOrEqual(now);
        expect(rankOf(namesOf({ counts: counts(0), hypothesis: hypothesis(likely + 0.1) }))).toBeLessThanOrEqual(now);
      }),
      { numRuns: 50 },
    );
  });
});
