import { Worker } from 'node:worker_threads';
import type { ModelDescription } from '#ml/model-file.ts';
import type { TrainingOrder } from './train-and-write.ts';

/** What the training thread posts: a line of progress, and in the end the description of the model. */
export type TrainingMessage =
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'done'; readonly description: ModelDescription };

/**
 * Does what `trainAndWrite` does in a thread of its own, so that the caller's event loop stays free. Rejects with the training's own error, or with the
 * signal's reason as soon as it is aborted; an aborted training may leave a model folder that `readModelFile` refuses as inconsistent.
 */
export async function trainInWorker(order: TrainingOrder, signal?: AbortSignal): Promise<ModelDescription> {
  signal?.throwIfAborted();
  const { log, ...workerData } = order;
  const worker = new Worker(new URL('training-thread.ts', import.meta.url), { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<ModelDescription>();
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: TrainingMessage) => {
    switch (message.kind) {
      case 'progress':
        log(message.line);
        break;
      case 'done':
        resolve(message.description);
        break;
    }
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`The training thread ended early, with exit code ${code}.`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
