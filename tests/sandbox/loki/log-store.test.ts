import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLogStore } from '#sandbox/loki/log-store.ts';

const linesOf = (store: ReturnType<typeof createLogStore>, fromNs = 0n, toNs = 1n << 62n) =>
  [...store.streams()].map((stream) => stream.within(fromNs, toNs).map(({ line }) => line));

it('keeps streams apart by their labels, in whatever order these stand', () => {
  const store = createLogStore({ retentionMs: 1000 });
  store.push({ a: '1', b: '2' }, [{ atNs: 1n, line: 'x' }]);
  store.push({ b: '2', a: '1' }, [{ atNs: 2n, line: 'y' }]);
  store.push({ a: '1' }, [{ atNs: 3n, line: 'z' }]);
  expect(linesOf(store)).toEqual([['x', 'y'], ['z']]);
});

it('gives the lines of a stretch of time in order, however they came, each once', () => {
  const entries = fc.array(fc.record({ atNs: fc.bigInt({ min: 0n, max: 20n }), line: fc.constantFrom('x', 'y') }));
  const property = fc.property(entries, fc.bigInt(0n, 20n), fc.bigInt(0n, 20n), (entries, fromNs, toNs) => {
    const store = createLogStore({ retentionMs: 1000 });
    store.push({ a: '1' }, entries);
    const [stream] = [...store.streams()];
    const found = stream?.within(fromNs, toNs).map(({ atNs, line }) => `${atNs} ${line}`) ?? [];
    const wanted = new Set(
      entries.filter(({ atNs }) => atNs >= fromNs && atNs < toNs).map(({ atNs, line }) => `${atNs} ${line}`),
    );
    expect(found.toSorted()).toEqual([...wanted].toSorted());
    const times = found.map((line) => Number.parseInt(line, 10));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
  fc.assert(property);
});

it('forgets what is older than the retention', () => {
  const store = createLogStore({ retentionMs: 1000 });
  for (let ms = 0; ms < 5000; ms += 1) store.push({ a: '1' }, [{ atNs: BigInt(ms) * 1_000_000n, line: `${ms}` }]);
  const [lines = []] = linesOf(store);
  expect(lines.at(-1)).toBe('4999');
  expect(lines).toContain('3999');
  expect(lines.length).toBeLessThan(1500);
});

it('forgets a stream that has ended, once it is as old', () => {
  const store = createLogStore({ retentionMs: 1000 });
  const at = (ms: number) => [{ atNs: BigInt(ms) * 1_000_000n, line: `${ms}` }];
  store.push({ pod: 'old' }, at(0));
  store.push({ pod: 'recent' }, at(900));
  store.push({ pod: 'new' }, at(1500));
  expect([...store.streams()].map(({ labels }) => labels['pod'])).toEqual(['recent', 'new']);
});
