import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ClientJob, ClientReport } from './client-job.ts';

/** Sends in a thread of its own, so that writing requests does not slow the app that answers them. */
export async function runClient(job: ClientJob): Promise<ClientReport> {
  const worker = new Worker(new URL('client-worker.ts', import.meta.url), { workerData: job });
  try {
    // `once` rejects with what the worker threw.
    const [report] = (await once(worker, 'message')) as [ClientReport];
    return report;
  } finally {
    await worker.terminate();
  }
}
