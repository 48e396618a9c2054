import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

it('ends with 1 and names every missing setting at once, and how to look around without any', async () => {
  const { code, stdout, stderr } = await cli(['serve'], { FIREBREAK_CONFIG: join(tmpdir(), 'no-such-firebreak.yml') });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Firebreak cannot start, 5 settings need attention:\n/);
  for (const setting of [
    'no-such-firebreak.yml',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'FIREBREAK_WEBHOOK_TOKEN',
    'approvers',
  ]) {
    expect(stderr).toContain(setting);
  }
  expect(stderr).toContain('npm run demo');
});
