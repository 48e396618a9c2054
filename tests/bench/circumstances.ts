import { execFile } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';

/** Under what circumstances figures came about; without them they compare with nothing. */
export interface Circumstances {
  /** Day of the run, in UTC. */
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Processes wanting to run when the bench began: above the number of cores, the figures are those of a crowd. */
  readonly load: number;
  readonly node: string;
  /** As git describes it; null outside a repository. */
  readonly commit: string | null;
}

export async function readCircumstances(): Promise<Circumstances> {
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.version,
    commit: await describeCommit(),
  };
}

/** In one line, for people. */
export function sayCircumstances({ date, cpu, cores, memoryGiB, load, node, commit }: Circumstances): string {
  const at = commit === null ? '' : `, commit ${commit}`;
  return `${date}${at}: Node ${node.slice(1)} on ${cores} cores (${cpu}), ${memoryGiB} GiB of memory, load ${load} at the start`;
}

async function describeCommit(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty'], {
      cwd: import.meta.dirname,
    });
    return stdout.trim();
  } catch {
    return null;
  }
}
