import { expect, it } from 'vitest';
import { createTimeSeriesStore } from '#sandbox/prometheus/time-series-store.ts';

const sample = (value: number) => [{ labels: { __name__: 'x', a: 'b' }, value }];

it('answers the newest point at a moment and the points of a left-open window', () => {
  const store = createTimeSeriesStore(60_000);
  for (let second = 0; second < 10; second += 1) store.append(second * 1000, sample(second));
  const [series] = [...store.select('x')];
  expect(series?.at(4500, 5000)).toEqual({ tMs: 4000, value: 4 });
  expect(series?.at(20_000, 5000)).toBeNull();
  expect(series?.within(2000, 5000).map((point) => point.value)).toEqual([3, 4, 5]);
});

it('marks the end of a series that a scrape no longer has', () => {
  const store = createTimeSeriesStore(60_000);
  store.append(0, sample(1));
  store.append(1000, []);
  const [series] = [...store.select('x')];
  expect(series?.at(500, 5000)).toEqual({ tMs: 0, value: 1 });
  expect(series?.at(1000, 5000)).toBeNull();
});

it('forgets what is older than its retention', () => {
  const store = createTimeSeriesStore(10_000);
  store.append(0, sample(1));
  for (let second = 1; second < 600; second += 1)
    store.append(second * 1000, [{ labels: { __name__: 'y' }, value: second }]);
  expect([...store.select('x')]).toEqual([]);
  const [y] = [...store.select('y')];
  expect(y?.within(0, 600_000).length).toBeLessThan(300);
});

it('keeps series apart although their places in a scrape change', () => {
  const store = createTimeSeriesStore(60_000);
  const of = (a: string, value: number) => ({ labels: { __name__: 'x', a }, value });
  store.append(0, [of('one', 1), of('two', 2)]);
  store.append(1000, [of('zero', 0), of('one', 1), of('two', 2)]);
  store.append(2000, [of('two', 2)]);
  expect([...store.select('x')].map(({ labels }) => labels['a'])).toEqual(['one', 'two', 'zero']);
  const values = [...store.select('x')].map((series) => series.within(-1, 5000).map(({ tMs, value }) => [tMs, value]));
  expect(values).toEqual([
    [
      [0, 1],
      [1000, 1],
    ],
    [
      [0, 2],
      [1000, 2],
      [2000, 2],
    ],
    [[1000, 0]],
  ]);
  expect([...store.select('x')].map((series) => series.at(2000, 5000)?.value ?? null)).toEqual([null, 2, null]);
});
