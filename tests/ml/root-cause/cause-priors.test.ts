import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { cataloguePriors, priorOf, type CauseShares } from '#ml/root-cause/cause-priors.ts';
import { anyClassification, classifiedAs } from '#tests/ml/evidence.ts';

const sum = ({ byCause, other }: CauseShares) => Object.values(byCause).reduce((total, share) => total + share, other);

test('divides every class among all causes and something else', () => {
  for (const label of classes) {
    expect(sum(cataloguePriors[label])).toBeCloseTo(1, 12);
    expect(Object.keys(cataloguePriors[label].byCause)).toHaveLength(causes.length);
    expect(Math.min(...Object.values(cataloguePriors[label].byCause))).toBeGreaterThan(0);
  }
});

test('is a distribution for any classification', () => {
  fc.assert(
    fc.property(anyClassification, (classification) => {
      expect(sum(priorOf(classification, cataloguePriors))).toBeCloseTo(1, 12);
    }),
  );
});

test('expects a cause more, the surer the class is of which it is the commonest', () => {
  const share = (confidence: number) =>
    priorOf(classifiedAs('data.replication_lag', confidence), cataloguePriors).byCause['replication_lag'] ?? 0;
  expect(share(0.9)).toBeGreaterThan(share(0.5));
  expect(share(0.5)).toBeGreaterThan(share(0.1));
});

test('stays a distribution where the probabilities of the classes exceed 1', () => {
  const top = [
    { label: 'application.oom_kill', probability: 0.9 },
    { label: 'application.crash_loop', probability: 0.9 },
  ] as const;
  expect(sum(priorOf({ ...classifiedAs('application.oom_kill'), top }, cataloguePriors))).toBeCloseTo(1, 12);
});
