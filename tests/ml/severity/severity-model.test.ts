import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateSeverity, severityModelSchema } from '#ml/severity/severity-model.ts';
import { anyFacts } from './facts.ts';
import { learnedModel } from './learned-model.ts';

const model = learnedModel();

describe('estimateSeverity', () => {
  it('explains its score fact by fact, without a rest, strongest first', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, contributions } = estimateSeverity(model, facts);
        expect(contributions.reduce((sum, { logOdds }) => sum + logOdds, 0)).toBeCloseTo(score, 10);
        const strengths = contributions.map(({ logOdds }) => Math.abs(logOdds));
        expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
      }),
    );
  });

  it('answers with the worst severity that is at least as likely reached as not', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { severity, probabilities } = estimateSeverity(model, facts);
        const worst = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
        const reached = worst.map((_, at) => worst.slice(0, at + 1).reduce((sum, one) => sum + probabilities[one], 0));
        expect(severity).toBe(worst[reached.findIndex((share) => share >= 0.5 - 1e-12)]);
        expect(reached[3]).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('the model file', () => {
  it.each([
    ['columns', { columns: ['hint'] }],
    ['weights', { weights: [1] }],
    ['cuts', { cuts: [1, 0, 2] }],
    ['temperature', { temperature: 0 }],
    ['version', { version: 2 }],
  ])('is refused for wrong %s', (field, wrong) => {
    const parsed = severityModelSchema.safeParse({ ...model, ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});
