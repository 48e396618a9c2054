import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { historyRecordSchema } from '#domain/history.ts';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { makePastDatabase } from '#tests/app/past-database.ts';

vi.setConfig({ testTimeout: processTestMs });

async function newFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'firebreak-history-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

describe('history export', () => {
  it('prints past incidents as training reads them, one a line', async () => {
    const folder = await newFolder();
    const number = await makePastDatabase(folder);
    const { code, stdout, stderr } = await cli(['history', 'export', '--folder', folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '1 past incidents\n' });
    const [line = '', rest] = stdout.split('\n');
    expect(rest).toBe('');
    expect(historyRecordSchema.parse(JSON.parse(line))).toMatchObject({
      id: expect.stringMatching(new RegExp(`^INC-${number}/`)),
      alert: { name: 'HighLatencyP99' },
      context: { service: 'claims-api' },
      label: 'application.oom_kill',
      cause: 'other',
    });
  });

  it('prints nothing for a database without past incidents, and says so', async () => {
    const { code, stdout, stderr } = await cli(['history', 'export', '--folder', await newFolder()]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '0 past incidents\n' });
  });

  it('ends with 2 for a configuration that is not there', async () => {
    const { code, stderr } = await cli(['history', 'export', '--config', '/none.yml']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('/none.yml: does not exist') });
  });
});
