import { performance } from 'node:perf_hooks';
import { captureOutput, type Captured } from './capture-output.ts';
import { startGroup, type GroupRequest } from './process-group.ts';
import { toStartError } from './script-error.ts';

export interface RunLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Of each of the two outputs. */
  readonly keepBytes: number;
  /** From SIGTERM to SIGKILL. */
  readonly killGraceMs: number;
  /** How long output is awaited from what the script left behind. */
  readonly drainMs: number;
}

export interface GroupResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: Captured;
  readonly stderr: Captured;
  readonly endedBy: 'itself' | 'timeout' | 'cancel';
  readonly durationMs: number;
}

/**
 * Runs a program to its end. Out of time or cancelled, its whole group is asked to end and, after the grace, killed.
 * Whatever it left behind is killed when it has ended, and cannot hold the result up by keeping its output open.
 * Rejects with an OutsideError when it cannot start.
 */
export async function runGroup(request: GroupRequest, limits: RunLimits): Promise<GroupResult> {
  const group = await startGroup(request).catch((error: unknown) => {
    throw toStartError(error);
  });
  const stdout = captureOutput(group.stdout, limits.keepBytes);
  const stderr = captureOutput(group.stderr, limits.keepBytes);
  const timers: NodeJS.Timeout[] = [];
  const end: { by: GroupResult['endedBy'] } = { by: 'itself' };
  const stop = (why: 'timeout' | 'cancel'): void => {
    if (end.by !== 'itself') return;
    end.by = why;
    group.kill('SIGTERM');
    timers.push(setTimeout(() => group.kill('SIGKILL'), limits.killGraceMs));
  };
  const cancel = (): void => stop('cancel');
  const startedAtMs = performance.now();
  try {
    limits.signal?.addEventListener('abort', cancel);
    timers.push(setTimeout(() => stop('timeout'), limits.timeoutMs));
    group.begin();
    if (limits.signal?.aborted) cancel();
    const { exitCode, signal } = await group.exited;
    const durationMs = performance.now() - startedAtMs;
    const endedBy = end.by;
    // Its children have their grace too when they were asked to end; otherwise nobody waits for them.
    const isClosed = await endsWithin(group.closed, endedBy === 'itself' ? limits.drainMs : limits.killGraceMs);
    group.kill('SIGKILL');
    if (!isClosed) await endsWithin(group.closed, limits.drainMs);
    return { exitCode, signal, stdout: stdout(), stderr: stderr(), endedBy, durationMs };
  } finally {
    limits.signal?.removeEventListener('abort', cancel);
    for (const timer of timers) clearTimeout(timer);
    group.release();
  }
}

async function endsWithin(work: Promise<void>, timeMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), timeMs);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
