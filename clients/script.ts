import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Captured } from './script/capture-output.ts';
import { checkExecutable } from './script/check-executable.ts';
import { locateScript } from './script/locate-script.ts';
import { createRedactor, type Redactor } from './script/redact.ts';
import { runGroup } from './script/run-group.ts';
import { checkArguments, scriptEnvironment, variableNameProblem } from './script/script-environment.ts';
import { scriptError, toStartError } from './script/script-error.ts';

export interface ScriptOptions {
  /** The only folder whose files run, the setting `scripts.folder`; null runs none. */
  readonly folder: string | null;
  /** Values by the name that scripts ask for them, and find them under in their environment. */
  readonly secrets: Readonly<Record<string, string>>;
  /** PATH of every script; the usual folders of programs unless given. */
  readonly path?: string;
  /** From SIGTERM to SIGKILL; 3 s unless given. */
  readonly killGraceMs?: number;
  /** How long output is awaited from what a script left running; 500 ms unless given. */
  readonly drainMs?: number;
}

export interface ScriptRequest {
  /** A file's name within the folder. */
  readonly script: string;
  readonly args: readonly string[];
  /** The environment beside PATH, HOME, TMPDIR, LANG, LC_ALL and the secrets. */
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
  /** Of each of the two outputs. */
  readonly limitBytes: number;
  readonly signal?: AbortSignal;
}

export interface ScriptResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** E.g. `SIGTERM`; null when it exited. */
  readonly signal: string | null;
  /** Read as UTF-8, the secrets' values replaced by `***`. */
  readonly stdout: string;
  readonly stderr: string;
  /** One of the two was longer than `limitBytes`, and its beginning is given. */
  readonly truncated: boolean;
  /** What made it end; the two others are told by SIGTERM first. */
  readonly endedBy: 'itself' | 'timeout' | 'cancel';
  readonly durationMs: number;
}

/**
 * Runs files of one folder, and nothing else: no shell reads their arguments, and a script has an empty folder of its
 * own to work in, no input, and an environment that says nothing of ours. It ends with all its children: when it is
 * done, when its time is up, when it is cancelled, and when Firebreak is killed.
 */
export interface ScriptRunner {
  /** The file's SHA-256 in hexadecimal, or null when the folder has no such script, or none that can be read. */
  fingerprint(script: string): Promise<string | null>;
  /** Any end of the script is a result. Throws an OutsideError of the system `script` only when it never began. */
  run(request: ScriptRequest): Promise<ScriptResult>;
}

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Throws an Error when a secret has a name that no script could find it under. */
export function createScriptRunner(options: ScriptOptions): ScriptRunner {
  const { folder, path = usualPath, killGraceMs = 3000, drainMs = 500 } = options;
  for (const name of Object.keys(options.secrets)) {
    const problem = variableNameProblem(name);
    if (problem !== null) throw new Error(`scripts.secrets: ${JSON.stringify(name)} cannot be a name: ${problem}`);
  }

  return {
    async fingerprint(script) {
      const bytes = await locateScript(folder, script)
        .then((file) => readFile(file))
        .catch(() => null);
      return bytes && createHash('sha256').update(bytes).digest('hex');
    },
    async run(request) {
      const { script, args, env: given, limitBytes, timeoutMs, signal } = request;
      if (signal?.aborted) throw scriptError('aborted', 'cancelled before it began', { kind: 'safe', afterMs: 1000 });
      const file = await runnableFile(folder, script);
      checkArguments(args);
      const secrets = secretsOf(request.secrets, options.secrets);
      const redactor = createRedactor(Object.values(secrets));

      const home = await makeHome();
      try {
        const env = scriptEnvironment({ path, home, given, secrets });
        const limits = { timeoutMs, signal, keepBytes: limitBytes + redactor.lookaheadBytes, killGraceMs, drainMs };
        const ended = await runGroup({ command: [file, ...args], env, folder: home }, limits);
        return {
          ...ended,
          stdout: readable(ended.stdout, redactor, limitBytes),
          stderr: readable(ended.stderr, redactor, limitBytes),
          truncated: Math.max(ended.stdout.writtenBytes, ended.stderr.writtenBytes) > limitBytes,
        };
      } finally {
        // A process that left the group may still write there: its litter is no reason to lose the result.
        await rm(home, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined);
      }
    },
  };
}

async function runnableFile(folder: string | null, script: string): Promise<string> {
  try {
    const file = await locateScript(folder, script);
    await checkExecutable(file);
    return file;
  } catch (error) {
    throw toStartError(error);
  }
}

/** Only the app's user may look into it. */
async function makeHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'firebreak-script-')).catch((error: unknown) => {
    throw toStartError(error);
  });
}

function secretsOf(names: readonly string[], known: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = Object.hasOwn(known, name) ? known[name] : undefined;
      if (value !== undefined) return [name, value];
      const there = Object.keys(known).join(', ') || 'none is configured';
      throw scriptError('no_such_secret', `there is no secret ${JSON.stringify(name)} in scripts.secrets: ${there}`);
    }),
  );
}

function readable(output: Captured, redactor: Redactor, limitBytes: number): string {
  const isCut = output.writtenBytes > limitBytes;
  // A character cut in two by the limit is left out rather than shown as a broken one.
  return new TextDecoder().decode(redactor.redact(output.head, limitBytes), { stream: isCut });
}
