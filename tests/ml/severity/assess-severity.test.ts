import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severities, type Severity } from '#domain/severity.ts';
import { assessSeverity } from '#ml/severity/assess-severity.ts';
import { floorsUnder } from '#ml/severity/floors.ts';
import type { SeverityFacts } from '#ml/severity/severity-facts.ts';
import { anyFacts, plainFacts } from './facts.ts';
import { learnedModel } from './learned-model.ts';

const rank = (severity: Severity) => severities.indexOf(severity);
const model = learnedModel();

describe('assessSeverity with a model', () => {
  it('says what the past made of it and which facts weighed most', () => {
    const facts: SeverityFacts = { ...plainFacts, hint: 'sev2', service: { tier: 2, flow: null }, services: 2 };
    const verdict = assessSeverity(facts, model);
    expect(verdict).toMatchObject({ by: 'model', floors: [] });
    expect(verdict.reason).toMatch(
      /^400 past incidents make it sev[1-4] \(\d+ % at least that\): .*a tier 2 service \(\+\d\.\d\)/,
    );
  });

  it('is raised by a rule, which is named first', () => {
    const verdict = assessSeverity({ ...plainFacts, hint: 'sev4', blockedFlows: ['claims intake'] }, model);
    expect(verdict.severity).toBe('sev1');
    expect(verdict.floors.map(({ id }) => id)).toEqual(['flow-blocked']);
    expect(verdict.reason).toMatch(/^customers cannot complete claims intake/);
  });

  it('may find milder what a sender calls critical', () => {
    const facts: SeverityFacts = { ...plainFacts, hint: 'sev1', service: { tier: 4, flow: null } };
    expect(rank(assessSeverity(facts, model).severity)).toBeGreaterThan(rank('sev1'));
  });
});

describe.each([
  ['rules alone', null],
  ['a model', model],
] as const)('assessSeverity by %s', (_, learned) => {
  const judged = (facts: SeverityFacts) => assessSeverity(facts, learned).severity;

  it('is never milder than a rule that applies', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { severity, floors, reason } = assessSeverity(facts, learned);
        expect(floors).toEqual(floorsUnder(facts));
        for (const { atLeast } of floors) expect(rank(severity)).toBeLessThanOrEqual(rank(atLeast));
        expect(reason).not.toBe('');
      }),
    );
  });

  it('never gets milder when the sender says worse', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const ranks = severities.toReversed().map((hint) => rank(judged({ ...facts, hint })));
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
      }),
    );
  });

  it('never gets milder for a more important service, more services, or a flow that stops', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(10), (facts, more) => {
        const tiers = [4, 3, 2, 1].map((tier) => rank(judged({ ...facts, service: { tier, flow: null } })));
        expect(tiers).toEqual(tiers.toSorted((a, b) => b - a));
        const { services } = facts;
        expect(rank(judged({ ...facts, services: services + more }))).toBeLessThanOrEqual(rank(judged(facts)));
        const stopped = { ...facts, blockedFlows: [...facts.blockedFlows, 'billing'] };
        expect(rank(judged(stopped))).toBeLessThanOrEqual(rank(judged(facts)));
      }),
    );
  });
});
