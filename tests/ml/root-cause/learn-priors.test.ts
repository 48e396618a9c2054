import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { cataloguePriors, type CausePriors } from '#ml/root-cause/cause-priors.ts';
import { causeRecordOf } from '#ml/root-cause/cause-record.ts';
import { learnPriors, priorsOf } from '#ml/root-cause/learn-priors.ts';

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

const sharesOf = (priors: CausePriors) => Object.values(priors[label].byCause);

test('gives what was counted for a cause that has left the catalogue to something else', () => {
  const { causes: known } = causeRecordOf([]);
  const counts = [{ class: label, cause: 'gremlins', incidents: 60 }];
  const learned = priorsOf({ causes: [...known, 'gremlins'], counts });
  expect(learned[label].other).toBeCloseTo((60 + 20 * cataloguePriors[label].other) / 80, 10);
});

test('leaves a cause that has joined the catalogue since its share, however often others were named', () => {
  const record = causeRecordOf(times(500, 'retry_storm'));
  const learned = priorsOf({ ...record, causes: record.causes.filter((id) => id !== 'cache_loss') });
  expect(learned[label].byCause['cache_loss']).toBe(cataloguePriors[label].byCause['cache_loss']);
  expect(learned[label].byCause['retry_storm']).toBeGreaterThan(0.9);
  expect(sharesOf(learned).reduce((sum, share) => sum + share, learned[label].other)).toBeCloseTo(1, 10);
});

test('stays a distribution whatever has left the catalogue and joined it, and moves only classes that were counted', () => {
  const anyIds = fc.uniqueArray(fc.constantFrom('gremlins', ...causes.map(({ id }) => id)));
  fc.assert(
    fc.property(anyHistory, anyIds, (records, nameable) => {
      const record = causeRecordOf(records);
      const counts = record.counts.filter(({ cause }) => nameable.includes(cause));
      const learned = priorsOf({ causes: nameable, counts });
      for (const { byCause, other } of Object.values(learned)) {
        const shares = Object.values(byCause);
        expect(shares.reduce((sum, share) => sum + share, other)).toBeCloseTo(1, 10);
        expect(Math.min(...shares, other)).toBeGreaterThan(0);
      }
      for (const name of classes.filter((one) => counts.every((count) => count.class !== one))) {
        expect(learned[name].other).toBeCloseTo(cataloguePriors[name].other, 12);
      }
    }),
  );
});

test('raises the share of a cause by each incident that names it, and lowers every other', () => {
  fc.assert(
    fc.property(anyHistory, fc.constantFrom(...causes.map(({ id }) => id)), (records, cause) => {
      const [before, after] = [learnPriors(records)[label], learnPriors([...records, { label, cause }])[label]];
      const risen = causes.filter(({ id }) => (after.byCause[id] ?? 0) > (before.byCause[id] ?? 1));
      const fallen = causes.filter(({ id }) => (after.byCause[id] ?? 1) < (before.byCause[id] ?? 0));
      expect(risen.map(({ id }) => id)).toEqual([cause]);
      expect(fallen).toHaveLength(causes.length - 1);
      expect(after.other).toBeLessThan(before.other);
    }),
  );
});
