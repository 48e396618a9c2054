import { jobPayloads, type JobName } from '#domain/jobs.ts';
import { buryJob } from '#incidents/bury-job.ts';
import type { Deps } from '#incidents/deps.ts';

/** A job that failed for good in another queue. */
export async function deadLetter(
  deps: Deps,
  payload: unknown,
  buried: { readonly queue: string; readonly reason: string } | null,
): Promise<void> {
  await buryJob(deps, {
    queue: isJobName(buried?.queue) ? buried.queue : 'unknown',
    payload,
    reason: buried?.reason ?? 'no reason recorded',
  });
}

function isJobName(name: string | undefined): name is JobName {
  return name !== undefined && Object.hasOwn(jobPayloads, name);
}
