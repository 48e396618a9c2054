import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

export interface RealProcess {
  readonly pid: number;
  /** Throws with the last lines of the log when the process has ended. */
  assertRunning(): void;
  /** Ends this process and no other: SIGTERM, then SIGKILL after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a server of somebody else's, its output in `logPath`. It dies with this process, should nobody stop it.
 */
export function startRealProcess(options: {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly logPath: string;
}): RealProcess {
  const log = openSync(options.logPath, 'a');
  const child = spawn(options.command, options.args, { cwd: options.directory, stdio: ['ignore', log, log] });
  closeSync(log);
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.command} could not be started`);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  return {
    pid,
    assertRunning() {
      if (!hasEnded(child)) return;
      const lastLines = readFileSync(options.logPath, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
      throw new Error(`${basename(options.command)} has ended (${child.exitCode}):\n${lastLines}`, { cause: failure });
    },
    async stop(graceMs = 5000) {
      process.off('exit', killWithUs);
      if (hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
