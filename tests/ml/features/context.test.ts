import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { alertContextSchema } from '#domain/history.ts';
import { circumstances, contextVectorOf, contextWidth, knownColumns } from '#ml/features/context.ts';

const column = (vector: Float32Array, name: (typeof circumstances)[number]): number =>
  vector[circumstances.indexOf(name)]!;
const habit = (vector: Float32Array, label: (typeof classes)[number]): number =>
  vector[circumstances.length + classes.indexOf(label)]!;

test('reads the hour and the weekday in UTC, Monday being 0', () => {
  const vector = contextVectorOf(alertContextSchema.parse({ at: '2026-01-05T03:30:00+02:00' }));
  expect(column(vector, 'hour')).toBe(1.5);
  expect(column(vector, 'weekday')).toBe(0);
});

test('says NaN for what nobody knows, and nothing else without a context', () => {
  const vector = contextVectorOf(alertContextSchema.parse({ at: '2026-01-05T03:30:00Z', firingAlerts: 4 }));
  expect(column(vector, 'firingAlerts')).toBe(4);
  expect(column(vector, 'minutesSinceDeployment')).toBeNaN();
  expect(habit(vector, 'application.crash_loop')).toBeNaN();
  expect(contextVectorOf(null)).toEqual(new Float32Array(contextWidth).fill(Number.NaN));
});

test('gives a class more habit the more often the service had it, and none to a service without a past', () => {
  const of = (classCounts: object): Float32Array =>
    contextVectorOf(alertContextSchema.parse({ at: '2026-01-05T03:30:00Z', classCounts }));
  const busy = of({ 'application.crash_loop': 9, 'application.high_latency': 1 });
  expect(habit(busy, 'application.crash_loop')).toBeGreaterThan(habit(busy, 'application.high_latency'));
  expect(habit(busy, 'application.high_latency')).toBeGreaterThan(habit(busy, 'data.backup_failure'));
  expect(column(busy, 'pastIncidents')).toBe(10);
  for (const label of classes) expect(habit(of({}), label)).toBeCloseTo(0, 6);
});

test('knows the columns that are not NaN, in their order', () => {
  const cell = fc.oneof(fc.constant(Number.NaN), fc.float({ noNaN: true }));
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const { indices, values } = knownColumns(Float32Array.from(cells));
      const expected = [...Float32Array.from(cells).entries()].filter(([, value]) => !Number.isNaN(value));
      expect([...indices].map((index, at) => [index, values[at]])).toEqual(expected);
    }),
  );
});
