import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { openPipes, type OutputPipe } from './open-pipes.ts';

const gate = fileURLToPath(new URL('gate.sh', import.meta.url));
const watchdog = fileURLToPath(new URL('watchdog.sh', import.meta.url));

export interface GroupRequest {
  /** Of the program and its own arguments, the file first. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The working folder, which the watchdog removes should Firebreak die. */
  readonly folder: string;
}

/** A program that leads a process group of its own. */
export interface ProcessGroup {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when the program has ended; what it started may still run. */
  readonly exited: Promise<{ readonly exitCode: number | null; readonly signal: string | null }>;
  /** Resolves when nobody holds its output open any more. */
  readonly closed: Promise<void>;
  /** Lets the program begin. Until then it only exists. */
  begin(): void;
  /** To everything in the group; nothing happens when there is nothing left. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Kills what is left, lets go of its output and sends the watchdog home. Must be called once, whatever happened. */
  release(): void;
}

/**
 * Starts a program without a shell's help in reading its arguments, in a process group of its own, with a watchdog that
 * kills the group when Firebreak itself is killed. A process that leaves the group (`setsid`) escapes both.
 * Rejects with the system's error, and nothing left running, when it cannot start.
 */
export async function startGroup(request: GroupRequest): Promise<ProcessGroup> {
  const outputs = await openPipes(request.folder);
  try {
    return await startWith(outputs, request);
  } catch (error) {
    for (const { reader } of outputs) reader.destroy();
    throw error;
  }
}

async function startWith(outputs: readonly [OutputPipe, OutputPipe], request: GroupRequest): Promise<ProcessGroup> {
  const leader = spawnLeader(outputs, request);
  const exited = once(leader, 'exit').then(([code, signal]) => ({
    exitCode: code as number | null,
    signal: signal as string | null,
  }));
  exited.catch(() => undefined);
  leader.on('error', () => undefined);
  await once(leader, 'spawn');
  const kill = (signal: 'SIGTERM' | 'SIGKILL'): void => killGroup(leader, signal);
  const guard = await startWatchdog(leader, request.folder).catch((error: unknown) => {
    kill('SIGKILL');
    throw error;
  });

  const [stdout, stderr] = outputs.map(({ reader }) => reader) as [Readable, Readable];
  // It was asked for as a pipe, and the leader runs, so it is there.
  const go = leader.stdio[3] as Writable;
  go.on('error', () => undefined);
  return {
    stdout,
    stderr,
    exited,
    closed: Promise.all([stdout, stderr].map(closeOf)).then(() => undefined),
    begin: () => void go.end('go\n'),
    kill,
    release() {
      kill('SIGKILL');
      for (const stream of [stdout, stderr, go]) stream.destroy();
      guard.kill('SIGKILL');
    },
  };
}

function spawnLeader(outputs: readonly [OutputPipe, OutputPipe], request: GroupRequest): ChildProcess {
  const [stdout, stderr] = outputs;
  try {
    return spawn('/bin/sh', [gate, ...request.command], {
      cwd: request.folder,
      env: request.env,
      detached: true,
      stdio: ['ignore', stdout.writerFd, stderr.writerFd, 'pipe'],
    });
  } finally {
    for (const output of outputs) output.closeWriter();
  }
}

async function closeOf(stream: Readable): Promise<void> {
  return new Promise((resolve) => stream.once('close', resolve));
}

/** In a group of its own as well, so that neither the script nor Ctrl-C in a terminal reaches it. */
async function startWatchdog(leader: ChildProcess, folder: string): Promise<ChildProcess> {
  const guard = spawn('/bin/sh', [watchdog, String(leader.pid), folder], {
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(guard, 'spawn');
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  return guard;
}

function killGroup(leader: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, signal);
  } catch (error) {
    // ESRCH: all have ended. EPERM: macOS says so of a group in which only the dead are left.
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
