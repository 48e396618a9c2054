import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createScriptRunner, type ScriptRequest, type ScriptRunner } from '#clients/script.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { isRunning } from './script/is-running.ts';
import { createScriptsFolder, type ScriptsFolder } from './script/scripts-folder.ts';

const secrets = { TOKEN: 's3cr3t-t0ken', OTHER: 'another' };
let folder: ScriptsFolder;
let runner: ScriptRunner;
beforeAll(async () => {
  folder = await createScriptsFolder();
  runner = createScriptRunner({ folder: folder.path, secrets, killGraceMs: 5000, drainMs: 100 });
});
afterAll(() => folder.remove());

const plain: ScriptRequest = {
  script: 'test.sh',
  args: [],
  env: {},
  secrets: [],
  timeoutMs: 10_000,
  limitBytes: 100_000,
};

async function run(lines: readonly string[], more: Partial<ScriptRequest> = {}) {
  await folder.write('test.sh', ...lines);
  return runner.run({ ...plain, ...more });
}

describe('a script', () => {
  test('gives its outputs and its exit status', async () => {
    const result = await run(['echo grün', 'echo oh >&2', 'exit 3']);
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      stdout: 'grün\n',
      stderr: 'oh\n',
      truncated: false,
      endedBy: 'itself',
    });
    expect(result.durationMs).toBeGreaterThan(0);
  });

  test('tells the signal that ended it', async () => {
    expect(await run(['kill -KILL $$'])).toMatchObject({ exitCode: null, signal: 'SIGKILL', endedBy: 'itself' });
  });

  test('gets its arguments as they are, whatever stands in them', async () => {
    const args = ['$(touch pwned)', '; rm -rf /', '`id`', '\'"', 'a\nb', '', '-rf', '*', '\\', '${HOME}', 'ü\u202e'];
    const { stdout } = await run([`printf '%s\\0' "$@"`], { args });
    expect(stdout.split('\0').slice(0, -1)).toEqual(args);
  });

  test('has no environment but its own', async () => {
    const { stdout } = await run(['exec /usr/bin/env -0'], { env: { CLAIM: '$(id)\n2' }, secrets: ['OTHER'] });
    const entries = stdout.split('\0').filter((line) => line !== '');
    const names = entries.map((line) => line.slice(0, line.indexOf('=')));
    // A shell adds where it is.
    const expected = ['CLAIM', 'HOME', 'LANG', 'LC_ALL', 'OTHER', 'PATH', 'TMPDIR'];
    expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)).toSorted()).toEqual(expected);
    expect(entries).toContain('CLAIM=$(id)\n2');
    expect(entries).toContain('OTHER=***');
  });

  test('works in an empty folder of its own, which is gone afterwards', async () => {
    const { stdout } = await run(['pwd', 'echo $HOME $TMPDIR', 'ls -A', 'echo x > litter', 'stat -c %a .']);
    const [place = '', homes, mode] = stdout.split('\n');
    expect(homes).toBe(`${place} ${place}`);
    expect(mode).toBe('700');
    expect(place).toContain('firebreak-script-');
    expect(existsSync(place)).toBe(false);
  });

  test('has no input to wait for, and none of our descriptors', async () => {
    const { stdout, exitCode } = await run(['cat', '{ true <&3; } 2> /dev/null && echo open', 'exit 0']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
  });
});

describe('the outputs', () => {
  test('are cut at the limit while the script writes on', async () => {
    const result = await run(['head -c 3000000 /dev/zero | tr "\\0" x', 'echo done >&2'], { limitBytes: 1000 });
    expect(result).toMatchObject({ exitCode: 0, truncated: true, stdout: 'x'.repeat(1000), stderr: 'done\n' });
  });

  test('can be opened by their names', async () => {
    const result = await run(['echo oh > /dev/stderr', 'echo ah | tee /dev/stdout']);
    expect(result).toMatchObject({ stdout: 'ah\nah\n', stderr: 'oh\n' });
  });

  test('show no secret that the script got, whole or in pieces or as base64', async () => {
    const lines = [
      'echo "token $TOKEN"',
      'printf "%s" s3cr3t- >&2; sleep 0.05; echo "t0ken." >&2',
      'printf "user:%s" "$TOKEN" | base64',
      'echo another',
    ];
    const result = await run(lines, { secrets: ['TOKEN'] });
    expect(result.stderr).toBe('***.\n');
    expect(result.stdout).toMatch(/^token \*\*\*\n\S{6,8}\*\*\*\nanother\n$/);
  });

  test('show no beginning of a secret at the limit', async () => {
    const result = await run(['echo "token $TOKEN and more"'], { secrets: ['TOKEN'], limitBytes: 8 });
    expect(result).toMatchObject({ stdout: 'token ***', truncated: true });
  });
});

describe('the end', () => {
  const waitsForever = ['sleep 300 & echo $! > "$1"', 'echo begun', 'wait'];
  const pidOf = (path: string) =>
    waitFor('the child', async () => Number(await readFile(path, 'utf8')) || null, { timeoutMs: 5000, everyMs: 10 });

  test('comes by SIGTERM when the time is up, to its children too', async () => {
    const pidFile = join(folder.path, 'child.pid');
    const result = await run(waitsForever, { args: [pidFile], timeoutMs: 1000 });
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGTERM', endedBy: 'timeout', stdout: 'begun\n' });
    expect(isRunning(await pidOf(pidFile))).toBe(false);
  });

  test('leaves time to clean up', async () => {
    const lines = ['trap "echo cleaned; exit 7" TERM', 'sleep 300 & wait'];
    expect(await run(lines, { timeoutMs: 1000 })).toMatchObject({
      exitCode: 7,
      endedBy: 'timeout',
      stdout: 'cleaned\n',
    });
  });

  test('comes by SIGKILL for those who do not listen', async () => {
    const pidFile = join(folder.path, 'deaf.pid');
    const lines = ['trap "" TERM', 'sleep 300 & echo $! > "$1"', 'while :; do wait; done'];
    await folder.write('deaf.sh', ...lines);
    const impatient = createScriptRunner({ folder: folder.path, secrets: {}, killGraceMs: 50 });
    const result = await impatient.run({ ...plain, script: 'deaf.sh', args: [pidFile], timeoutMs: 1000 });
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGKILL', endedBy: 'timeout' });
    expect(isRunning(await pidOf(pidFile))).toBe(false);
  });

  test('comes when the caller cancels', async () => {
    const cancel = new AbortController();
    const pidFile = join(folder.path, 'cancelled.pid');
    const ended = run(waitsForever, { args: [pidFile], signal: cancel.signal });
    const pid = await pidOf(pidFile);
    cancel.abort();
    expect(await ended).toMatchObject({ signal: 'SIGTERM', endedBy: 'cancel' });
    expect(isRunning(pid)).toBe(false);
    const late = await outsideErrorOf(run(['echo never'], { signal: cancel.signal }));
    expect(late).toMatchObject({ code: 'aborted', retry: { kind: 'safe' } });
  });

  test('waits for nobody who keeps the output open, and leaves nobody behind', async () => {
    const result = await run(['sleep 300 &', 'echo $!', 'exit 0']);
    expect(result).toMatchObject({ exitCode: 0, endedBy: 'itself' });
    expect(isRunning(Number(result.stdout))).toBe(false);
    const quiet = await run(['sleep 300 > /dev/null 2>&1 &', 'echo $!']);
    await waitFor('the background process to end', async () => !isRunning(Number(quiet.stdout)), { timeoutMs: 2000 });
  });
});

describe('run refuses', () => {
  test.each([
    [{ script: 'nothing.sh' }, 'no_such_script', 'test.sh'],
    [{ args: ['a\0'] }, 'bad_argument', 'argument 1'],
    [{ env: { LD_PRELOAD: 'x' } }, 'bad_environment', 'LD_PRELOAD'],
    [{ secrets: ['PASSWORD'] }, 'no_such_secret', 'TOKEN, OTHER'],
    [{ secrets: ['constructor'] }, 'no_such_secret', 'constructor'],
    [{ env: { BIG: 'x'.repeat(10_000_000) } }, 'E2BIG', 'too long'],
  ])('%#: %s', async (more, code, words) => {
    const error = await outsideErrorOf(run(['echo never'], more));
    expect(error).toMatchObject({ system: 'script', code, retry: { kind: 'no' } });
    expect(error.message).toContain(words);
  });
});

test('a fingerprint is the SHA-256 of the file, and there is none without a file', async () => {
  await folder.write('print.sh', 'echo 1');
  const bytes = await readFile(join(folder.path, 'print.sh'));
  expect(await runner.fingerprint('print.sh')).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await runner.fingerprint('gone.sh')).toBeNull();
  expect(await runner.fingerprint('../print.sh')).toBeNull();
});

test('refuses a secret under a name that no script can have, at once', () => {
  expect(() => createScriptRunner({ folder: null, secrets: { 'bad name': 'x' } })).toThrow('scripts.secrets');
});
