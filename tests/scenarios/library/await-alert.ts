import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Platform } from '#sandbox/contract.ts';

type Labels = Readonly<Record<string, string>>;

const tickMs = 500;
const withinMs = 3 * 60_000;

const alertsSchema = z.object({
  data: z.object({ alerts: z.array(z.object({ state: z.string(), labels: z.record(z.string(), z.string()) })) }),
});

/** Moves the platform on until an alert of that name fires whose labels contain these; all its labels, as Prometheus gives them. */
export async function awaitAlert(platform: Platform, alert: string, wanted: Labels): Promise<Labels> {
  for (let passedMs = 0; passedMs <= withinMs; passedMs += tickMs) {
    if (platform.view().firingAlerts.some(({ name }) => name === alert)) {
      const { data } = alertsSchema.parse(JSON.parse(await readOnce(`${platform.prometheus.url}/api/v1/alerts`)));
      const found = data.alerts.find(
        ({ state, labels }) => state === 'firing' && contains(labels, { alertname: alert, ...wanted }),
      );
      if (found !== undefined) return found.labels;
    }
    await platform.advance(tickMs);
  }
  throw new Error(`${alert} with ${JSON.stringify(wanted)} does not fire within ${withinMs} simulated ms`);
}

function contains(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

/** By a connection of its own: one that is kept would go stale while the simulated time is moved on. */
async function readOnce(url: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  get(url, { agent: false }, (answer) => void text(answer).then(resolve, reject)).on('error', reject);
  return promise;
}
