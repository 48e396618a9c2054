import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawIncident } from './draw-incident.ts';
import { examDrawing } from './exam-drawing.ts';
import { field } from './field.ts';
import type { IncidentPlan } from './incident-plan.ts';
import { tuningDrawing } from './tuning-drawing.ts';

const causes = new Set(field.showings.map(({ cause }) => cause));
const anyDrawing = fc.constantFrom(tuningDrawing, examDrawing);
const anySeed = fc.integer({ min: 0, max: 999_999 });
const anyIndex = fc.integer({ min: 0, max: 999_999 });
const draw = (drawing: typeof examDrawing, count: number): readonly IncidentPlan[] =>
  Array.from({ length: count }, (_, index) => drawIncident(drawing, field, 1, index));

describe('drawIncident', () => {
  test('draws the same incident from the same seed and index', () => {
    fc.assert(
      fc.property(anyDrawing, anySeed, anyIndex, (drawing, seed, index) => {
        expect(drawIncident(drawing, field, seed, index)).toEqual(drawIncident(drawing, field, seed, index));
      }),
    );
  });

  test('draws each cause once a round', () => {
    fc.assert(
      fc.property(anyDrawing, anySeed, fc.integer({ min: 0, max: 100 }), (drawing, seed, round) => {
        const drawn = Array.from(causes, (_, place) =>
          drawIncident(drawing, field, seed, round * causes.size + place),
        ).map(({ cause }) => cause);
        expect(new Set(drawn)).toEqual(causes);
      }),
      { numRuns: 20 },
    );
  });

  test('draws what the sandbox can do: a fault strikes one of its targets, and a decoy comes before it', () => {
    fc.assert(
      fc.property(anyDrawing, anySeed, anyIndex, (drawing, seed, index) => {
        const plan = drawIncident(drawing, field, seed, index);
        expect(field.targets.get(plan.fault)).toContain(plan.service);
        for (const decoy of plan.decoys) {
          expect(field.services).toContain(decoy.service);
          expect(decoy.leadMs).toBeLessThanOrEqual(plan.calmMs);
        }
      }),
    );
  });

  test('draws other platforms for tuning than for the exam, whatever the seeds', () => {
    fc.assert(
      fc.property(anySeed, anyIndex, (seed, index) => {
        const { platformSeed } = drawIncident(tuningDrawing, field, seed, index);
        const { from, to } = examDrawing.platformSeeds;
        expect(platformSeed >= from && platformSeed < to).toBe(false);
      }),
    );
  });

  test('strikes other services in tuning than in the exam, wherever a fault can strike several', () => {
    for (const targets of field.targets.values()) {
      const tuned = new Set(tuningDrawing.targets(targets));
      const shared = examDrawing.targets(targets).filter((service) => tuned.has(service));
      expect(shared).toEqual(targets.length === 1 ? targets : []);
    }
  });

  test('draws decoys and missing sources of every kind that the drawing names', () => {
    for (const drawing of [tuningDrawing, examDrawing]) {
      const plans = draw(drawing, 1000);
      const decoys = new Set(plans.flatMap((plan) => plan.decoys.map(({ decoy }) => decoy)));
      expect(decoys).toEqual(new Set(drawing.decoys.map(({ value }) => value.decoy)));
      const missing = new Set(plans.flatMap((plan) => plan.missing?.source ?? []));
      expect(missing).toEqual(new Set(drawing.missingSources.map(({ value }) => value)));
    }
  });

  test('leaves as many incidents without a decoy as the drawing says', () => {
    const plain = draw(examDrawing, 2000).filter(({ decoys }) => decoys.length === 0).length;
    // Four of ten by its weights; twice the standard deviation of 2,000 draws is 44.
    expect(Math.abs(plain - 800)).toBeLessThan(66);
  });
});
