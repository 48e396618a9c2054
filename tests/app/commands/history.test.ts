import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { historyRecordSchema } from '#domain/history.ts';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { insertIncident, updateIncident } from '#store/repositories/incidents.ts';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { pastAlert, pastIncident } from '#tests/store/repositories/past.ts';
import { at, type OpenDatabase } from '#tests/store/repositories/use-database.ts';

vi.setConfig({ testTimeout: processTestMs });

const incident = {
  title: 'HighLatencyP99 on claims-api',
  severity: 'sev2',
  severityReason: 'the sender calls it high',
  service: 'claims-api',
  namespace: 'claims',
  cluster: null,
  tenant: null,
} as const;

async function newFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'firebreak-history-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

describe('history export', () => {
  it('prints past incidents as training reads them, one a line', async () => {
    const folder = await newFolder();
    const database = await openDatabase({ kind: 'embedded', folder });
    await migrate(database.db);
    const store: OpenDatabase = {
      db: database.db,
      write: (work) => database.db.transaction().execute(work),
      incident: (changes, now = at(0)) => store.write((trx) => insertIncident(trx, { ...incident, ...changes }, now)),
    };
    const number = await pastIncident(store, { service: 'claims-api' });
    await pastAlert(store, { incident: number, from: 0, to: 9 });
    const confirmed = { class: 'application.oom_kill', cause: 'other', note: null, by: 'U1', at: at(10) } as const;
    const end = { state: 'resolved', resolvedAt: at(10), confirmed } as const;
    await store.write((trx) => updateIncident(trx, number, end, at(10)));
    await database.close();
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
