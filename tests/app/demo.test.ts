import { expect, it, vi } from 'vitest';
import { startNode, processTestMs } from './run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

it('says in one line of JSON where everything is, serves its page, and stops cleanly', async () => {
  const node = startNode(['app/cli.ts', 'demo', '--port', '0', '--no-fault', '--json']);
  const line = await node.says('}\n');
  const addresses = JSON.parse(line) as Readonly<Record<string, string>>;
  const names = ['page', 'app', 'slack', 'kubernetes', 'prometheus', 'pagerduty'];
  const secrets = ['webhookToken', 'signingSecret', 'botToken'];
  expect([...names, ...secrets].filter((name) => !addresses[name])).toEqual([]);

  const page = await fetch(addresses['page'] ?? '');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html');
  expect((await fetch(`${addresses['app']}/readyz`)).status).toBe(200);

  node.child.kill('SIGTERM');
  expect(await node.ended).toMatchObject({ code: 0, stdout: line, stderr: '' });
});
