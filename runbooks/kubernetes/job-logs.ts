import { OutsideError } from '#domain/outside-error.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { podLog } from './pod-log.ts';

const tailLines = 50;
const limitBytes = 16 * 1024;

/** What the newest pod of a job wrote last; why it cannot be read, where that is so. A log is no reason for a failure. */
export async function jobLogs(namespace: string, job: string, run: StepRun): Promise<string> {
  const { kubernetes } = run.ports;
  try {
    const pods = await kubernetes.list('pod', namespace, { labels: `job-name=${job}` });
    const [newest] = pods.toSorted((a, b) => {
      return (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? 1 : -1;
    });
    if (newest === undefined) return '';
    return await podLog(kubernetes, newest, { tailLines, limitBytes });
  } catch (error) {
    if (error instanceof OutsideError) return `(the log cannot be read: ${error.message})`;
    throw error;
  }
}
