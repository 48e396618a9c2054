import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebhookApp, type WebhookApp } from '#tests/support/webhook-app.ts';

/** Requests captured from a real Alertmanager and a real Prometheus; they lie beside the project where they are present. */
const folder = join('..', 'shared', 'samples');
const missing = existsSync(folder) ? '' : ` (skipped: no captured samples in ${folder})`;

interface Captured {
  readonly url: string;
  readonly raw: string;
  readonly body: { readonly alerts?: readonly unknown[]; readonly truncatedAlerts?: number } & readonly unknown[];
}

const captured = (prefix: RegExp): readonly [string, Captured][] =>
  missing === ''
    ? readdirSync(folder)
        .filter((name) => prefix.test(name))
        .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Captured])
    : [];

describe.skipIf(missing !== '')('what real senders posted', { timeout: 60_000 }, () => {
  let stand: WebhookApp;
  beforeAll(async () => {
    stand = await startWebhookApp();
  });
  afterAll(async () => {
    await stand.stop();
  });

  it(`is there to be sent again${missing}`, () => {
    expect(captured(/^(am-.*webhook|prom-post)/).length).toBeGreaterThan(1);
  });

  it.each(captured(/^am-.*webhook/))('takes %s of Alertmanager, and knows it again', async (_, { raw, body }) => {
    const received = body.alerts?.length ?? 0;
    const first = await stand.post('/webhooks/alertmanager', raw);
    expect(first.status).toBe(202);
    expect(await first.json()).toMatchObject({ received, truncated: body.truncatedAlerts });
    const again = await stand.post('/webhooks/alertmanager', raw);
    expect(await again.json()).toMatchObject({ received, firing: 0, resolved: 0, repeated: received });
  });

  it.each(captured(/^prom-post/))(
    'takes %s as an Alertmanager would, and knows it again',
    async (_, { raw, body, url }) => {
      const before = await stand.stored();
      const first = await stand.post(url, raw);
      expect([first.status, await first.text()]).toEqual([200, '']);
      const stored = await stand.stored();
      expect(stored.alerts).toBeLessThanOrEqual(before.alerts + body.length);
      await stand.post(url, raw);
      expect(await stand.stored()).toEqual({ deliveries: stored.deliveries + 1, alerts: stored.alerts });
    },
  );
});
