import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'undici';
import { podAlert, pushBody, webhookBody } from './alert-bodies.ts';
import type { ClientJob, ClientReport } from './client-job.ts';

/** Sends alerts as fast as they are taken, each connection its next request as soon as the last is answered. */
const job = workerData as ClientJob;
const url = new URL(job.url);
const pool = new Pool(url.origin, { connections: job.connections, pipelining: 1 });
let nextAlert = job.firstAlert;

function nextBody(): string {
  const alerts = Array.from({ length: job.batch }, () => podAlert(nextAlert++));
  return job.dialect === 'webhook' ? webhookBody(alerts) : pushBody(alerts);
}

async function send({ maxRequests, maxMs }: ClientJob): Promise<ClientReport> {
  const requestMs: number[] = [];
  const startedMs = performance.now();
  let begun = 0;
  const connection = async (): Promise<void> => {
    while (begun < maxRequests && performance.now() - startedMs < maxMs) {
      begun += 1;
      const body = nextBody();
      const sentMs = performance.now();
      const answer = await pool.request({
        method: 'POST',
        path: url.pathname,
        headers: { ...job.headers, 'content-type': 'application/json' },
        body,
      });
      const text = await answer.body.text();
      // A rate that counts refusals says nothing, so the first one ends the bench.
      if (answer.statusCode !== job.accepted) throw new Error(`${job.url} answered ${answer.statusCode}: ${text}`);
      requestMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: job.connections }, connection));
  return { alerts: requestMs.length * job.batch, tookMs: performance.now() - startedMs, requestMs };
}

const report = await send(job);
await pool.close();
parentPort?.postMessage(report);
