import type { PodBehaviour } from '#sandbox/kubernetes/controllers/pod-behaviour.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { cronJobCatalogue } from './cron-jobs.ts';

/** A job that cannot do its work gives up after as long as a connection takes to time out. */
const givesUpAfterMs = 3000;

/** How the pod of a cron job's run behaves: it ends by itself, well or badly. Empty for any other pod. */
export function batchBehaviour(
  pod: Pod,
  runningForMs: number,
  fails: (cronJob: string) => boolean,
): Partial<PodBehaviour> {
  const cronJob = cronJobCatalogue.find(({ name }) => name === pod.metadata.labels?.['app']);
  if (!cronJob) return {};
  if (fails(cronJob.name) && runningForMs >= givesUpAfterMs) return { termination: { reason: 'Error', exitCode: 1 } };
  return runningForMs >= cronJob.runsForMs ? { termination: { reason: 'Completed', exitCode: 0 } } : {};
}
