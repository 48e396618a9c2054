import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { isRunning } from './is-running.ts';
import { createScriptsFolder, type ScriptsFolder } from './scripts-folder.ts';

let folder: ScriptsFolder;
beforeAll(async () => {
  folder = await createScriptsFolder();
});
afterAll(() => folder.remove());

const clientUrl = import.meta.resolve('#clients/script.ts');

/** A program that runs one script of the folder and would wait for it. */
const program = `
  import { createScriptRunner } from ${JSON.stringify(clientUrl)};
  const [folder, pidFile] = process.argv.slice(1);
  const runner = createScriptRunner({ folder, secrets: {} });
  await runner.run({ script: 'long.sh', args: [pidFile], env: {}, secrets: [], timeoutMs: 300_000, limitBytes: 10 });
`;

test('nothing of a script is left when the program that runs it is killed outright', async () => {
  const pidFile = join(folder.path, 'pids');
  await folder.write(
    'long.sh',
    'trap "" TERM HUP',
    'sleep 300 &',
    'echo $$ $! $PWD > "$1.part"',
    'mv "$1.part" "$1"',
    'wait',
  );
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program, folder.path, pidFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(parent, 'exit');
  const read = () => readFile(pidFile, 'utf8');
  const [leader, child, home = ''] = (await waitFor('the script', read, { timeoutMs: 20_000, everyMs: 20 }))
    .trim()
    .split(' ');
  const pids = [Number(leader), Number(child)];
  expect(pids.map(isRunning)).toEqual([true, true]);

  parent.kill('SIGKILL');
  await ended;
  await waitFor('the script to end', async () => !pids.some(isRunning), { timeoutMs: 5000, everyMs: 20 });
  await waitFor('its folder to go', async () => !existsSync(home), { timeoutMs: 5000, everyMs: 20 });
});

test('a script does not begin when its caller is gone before the watchdog stands', () => {
  const gate = fileURLToPath(new URL('gate.sh', clientUrl.replace('script.ts', 'script/')));
  const { status, stdout } = spawnSync('/bin/sh', [gate, '/bin/echo', 'begun'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore', 'ignore'],
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
