import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { learnFromHistory } from '#ml/training/learn-from-history.ts';
import type { TrainingOrder } from '#ml/training/train-and-write.ts';
import { trainInWorker } from '#ml/training/train-in-worker.ts';
import { copyClassifier } from './copy-classifier.ts';
import { replaceModel } from './replace-model.ts';
import { jsonOfTraining, sayTraining } from './say-training.ts';

export type TrainingRequest = Omit<TrainingOrder, 'log'> & {
  /** Folder of a model whose classifier is kept as it is: only what the history says besides is learned. */
  readonly keep?: string;
};

/** What a shell expects of a program that Ctrl-C ended: 128 and the signal's number. */
const interrupted = 130;

/**
 * Trains beside the folder named and moves the files there when all of them are written, so that an interrupted or failed training leaves the folder as
 * it was. Progress goes to standard error, figures to standard output. Exit codes: 0 done, 130 interrupted; bad data is thrown.
 */
export async function trainInto(request: TrainingRequest, json: boolean): Promise<number> {
  const out = resolve(request.out);
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await mkdir(dirname(out), { recursive: true });
  const draft = await mkdtemp(join(dirname(out), '.model-draft-'));
  try {
    const description =
      request.keep === undefined
        ? await trainInWorker({ ...request, out: draft, log }, stopping.signal)
        : await copyClassifier(request.keep, draft);
    if (request.history !== undefined) await learnFromHistory(draft, request.history, log);
    stopping.signal.throwIfAborted();
    await replaceModel(draft, out);
    process.stdout.write(json ? jsonOfTraining(description) : sayTraining(description, request.out));
    return 0;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    log(`stopped; ${request.out} is as it was`);
    return interrupted;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await rm(draft, { recursive: true, force: true });
  }
}
