import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { cataloguePriors } from '#ml/root-cause/cause-priors.ts';
import { learnPriors } from '#ml/root-cause/learn-priors.ts';

const label = 'application.high_latency' as const;
const times = (count: number, cause: string | null) => Array.from({ length: count }, () => ({ label, cause }));
const anyHistory = fc.array(
  fc.record({
    label: fc.option(fc.constantFrom(...classes), { nil: null }),
    cause: fc.option(fc.constantFrom('gremlins', ...causes.map(({ id }) => id)), { nil: null }),
  }),
);

test('is the catalogue’s expectation where there is no history', () => {
  const learned = learnPriors([]);
  for (const name of classes) {
    expect(learned[name].other).toBeCloseTo(cataloguePriors[name].other, 12);
    for (const [cause, share] of Object.entries(cataloguePriors[name].byCause)) {
      expect(learned[name].byCause[cause]).toBeCloseTo(share, 12);
    }
  }
});

test('is a distribution whatever the history, and leaves no cause impossible', () => {
  fc.assert(
    fc.property(anyHistory, (records) => {
      for (const { byCause, other } of Object.values(learnPriors(records))) {
        expect(Object.values(byCause).reduce((sum, share) => sum + share, other)).toBeCloseTo(1, 10);
        expect(Math.min(...Object.values(byCause))).toBeGreaterThan(0);
      }
    }),
  );
});

test('gives way to history as it grows: twenty incidents weigh as much as the catalogue', () => {
  const expected = cataloguePriors[label].byCause['retry_storm'] ?? 0;
  const after = (count: number) => learnPriors(times(count, 'retry_storm'))[label].byCause['retry_storm'] ?? 0;
  expect(after(20)).toBeCloseTo((1 + expected) / 2, 10);
  expect(after(2000)).toBeGreaterThan(0.98);
});

test('counts a cause that the catalogue does not know as something else', () => {
  expect(learnPriors(times(60, 'gremlins'))[label].other).toBeGreaterThan(0.7);
});

test('learns nothing from a record without a class or a cause', () => {
  const silent = [{ label: null, cause: 'retry_storm' }, ...times(50, null)];
  expect(learnPriors(silent)).toEqual(learnPriors([]));
});

test('leaves the other classes as they were', () => {
  const learned = learnPriors(times(100, 'retry_storm'));
  expect(learned['data.replication_lag']).toEqual(learnPriors([])['data.replication_lag']);
});
