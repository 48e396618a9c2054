import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseHistory, readHistory, withHabits } from '#ml/training/history.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
});
afterAll(() => rm(folder, { recursive: true }));

const line = (id: string, at: string, label: string | null, context: object = {}): string =>
  JSON.stringify({ id, alert: { name: 'Down' }, context: { service: 'billing', at, ...context }, label });

test('reads records by time, and counts what the service had before where nobody said it', async () => {
  const file = join(folder, 'history.jsonl');
  const lines = [
    line('second', '2026-01-02T00:00:00Z', 'application.crash_loop'),
    line('first', '2026-01-01T00:00:00Z', 'application.high_latency'),
    line('third', '2026-01-03T00:00:00Z', null),
    line('fourth', '2026-01-04T00:00:00Z', null, { classCounts: { 'data.backup_failure': 7 } }),
  ];
  await writeFile(file, `${lines.join('\n')}\n\n`);
  const records = await readHistory(file);
  expect(records.map(({ id, context }) => [id, context.classCounts])).toEqual([
    ['first', {}],
    ['second', { 'application.high_latency': 1 }],
    ['third', { 'application.high_latency': 1, 'application.crash_loop': 1 }],
    ['fourth', { 'data.backup_failure': 7 }],
  ]);
});

test('counts nothing for a service that is not named', () => {
  const [record] = withHabits(parseHistory(line('a', '2026-01-01T00:00:00Z', null, { service: null }), 'h.jsonl'));
  expect(record?.context.classCounts).toBeNull();
});

test.each([
  ['{', /h\.jsonl line 2: not JSON/],
  [line('x', 'yesterday', null), /h\.jsonl line 2: context\.at: /],
  [line('x', '2026-01-01', 'application.sadness'), /h\.jsonl line 2: label: /],
  [JSON.stringify({ id: 'x', alert: {}, context: { at: '2026-01-01' } }), /h\.jsonl line 2: alert\.name: /],
])('names line and field of a bad record', (bad, message) => {
  expect(() => parseHistory(`${line('a', '2026-01-01', null)}\n${bad}`, 'h.jsonl')).toThrow(message);
});
