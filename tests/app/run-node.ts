import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface NodeProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with standard output so far, once it holds the text. */
  says(text: string): Promise<string>;
}

/** A process of its own has much to load; what a test of one waits for is its end or a word of it, so this only bounds a hang. */
export const processTestMs = 180_000;

/**
 * Starts Node in the project's folder with nothing in its environment but what is given, and the compiled modules of
 * those before it, which halve its start; it ends with the test. What is given as `input` stands on its standard input.
 */
export function startNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input?: string,
): NodeProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A process that does not read what it is given must not fail its test by that.
  child.stdin.on('error', () => undefined).end(input ?? '');
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
    for (const look of waiting) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!stdout.includes(text)) return;
          waiting.delete(look);
          resolve(stdout);
        };
        waiting.add(look);
        look();
        void ended.then(({ code }) => reject(new Error(`it ended with ${code} before it said ${text}: ${stderr}`)));
      }),
  };
}

/** Runs a command of the command line to its end. */
export function cli(args: readonly string[], env?: Readonly<Record<string, string>>, input?: string): Promise<Ended> {
  return startNode(['app/cli.ts', ...args], env, input).ended;
}
