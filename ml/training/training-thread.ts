import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { trainAndWrite } from './train-and-write.ts';
import type { TrainingOrder } from './train-and-write.ts';
import type { TrainingMessage } from './train-in-worker.ts';

// Linux keeps a priority for each thread (setpriority(2)): there the training gives way to alerts that come in meanwhile. Elsewhere it would slow the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// The entry of the thread that `trainInWorker` starts; an error that is thrown here reaches it as the worker's error.
const post = (message: TrainingMessage): void => parentPort?.postMessage(message);
const order = workerData as Omit<TrainingOrder, 'log'>;
post({ kind: 'done', description: await trainAndWrite({ ...order, log: (line) => post({ kind: 'progress', line }) }) });
