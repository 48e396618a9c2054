import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { parse } from 'yaml';
import { startNode, processTestMs } from './run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

/** A firebreak.yml of its own, and the environment that goes with it. */
async function installation(slack: { readonly apiUrl: string; readonly botToken: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-serve-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const settings = {
    http: { port: 0 },
    database: { folder: join(folder, 'data') },
    slack: { api_url: slack.apiUrl },
    approvers: [people.priya.id],
  };
  await writeFile(join(folder, 'firebreak.yml'), JSON.stringify(settings));
  return {
    FIREBREAK_CONFIG: join(folder, 'firebreak.yml'),
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: 'signing',
    FIREBREAK_WEBHOOK_TOKEN: 'token',
  };
}
async function workspace() {
  const manifest = parse(await readFile(new URL('../../slack-manifest.yml', import.meta.url), 'utf8')) as object;
  const started = await startWorkspace({ host: '127.0.0.1', manifest, rateLimits: 'off' });
  onTestFinished(() => started.stop());
  return started;
}

it('runs until it is asked to stop, and then stops cleanly', async () => {
  const node = startNode(['app/cli.ts', 'serve'], await installation(await workspace()));
  await node.says('Firebreak is ready');
  node.child.kill('SIGTERM');
  const { code, stdout } = await node.ended;
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly msg: string; readonly level: number });
  expect(lines.filter(({ level }) => level === 40).map(({ msg }) => msg.split(' ')[0])).toEqual([
    'PAGERDUTY_ROUTING_KEY',
    'prometheus.url',
    'kubernetes',
    'on_call',
  ]);
});

it('ends with 1 and says why when it cannot start', async () => {
  const { apiUrl } = await workspace();
  const node = startNode(['app/cli.ts', 'serve'], await installation({ apiUrl, botToken: 'xoxb-wrong' }));
  const { code, stderr } = await node.ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Firebreak could not start: .*SLACK_BOT_TOKEN/s);
});
