import { expect, it } from 'vitest';
import { createPodLogs } from '#sandbox/platform/pod-logs.ts';

const line = (text: string) => ({ atMs: 0, text });

it('keeps the lines of the current and the previous run apart', () => {
  const logs = createPodLogs();
  logs.write('a', 0, line('first'));
  logs.write('a', 1, line('second'));
  logs.write('a', 2, line('third'));
  expect([0, 1, 2].map((run) => logs.read('a', run)?.map((one) => one.text) ?? null)).toEqual([
    null,
    ['second'],
    ['third'],
  ]);
});

it('keeps the last 200 lines, and nothing of pods that are gone', () => {
  const logs = createPodLogs();
  for (let index = 0; index < 250; index += 1) logs.write('a', 0, line(String(index)));
  expect(logs.read('a', 0)?.length).toBe(200);
  expect(logs.read('a', 0)?.[0]?.text).toBe('50');
  logs.keepOnly(new Set());
  expect(logs.read('a', 0)).toBeNull();
});
