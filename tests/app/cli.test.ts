import { readdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { cli, processTestMs } from './run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

const files = await readdir(new URL('../../app/commands', import.meta.url));
const commands = files.map((file) => file.replace(/\.ts$/, ''));

describe('the command line', () => {
  it('lists every command and ends with 0 when asked for help', async () => {
    const { code, stdout, stderr } = await cli(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  it.each(commands)('says how %s is used, and ends with 0', async (command) => {
    const { code, stdout } = await cli([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: firebreak ${command}`);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['extinguish']],
    ['an unknown option', ['migrate', '--sideways']],
    ['a missing argument', ['lint']],
    ['an argument too many', ['serve', 'everything']],
    ['an unknown command of a command', ['runbook', 'burn']],
  ])('ends with 2 for %s, and says what is wrong on standard error', async (_, args) => {
    const { code, stdout, stderr } = await cli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  it('ends with 1 and one line when a command fails', async () => {
    const { code, stderr } = await cli(['migrate'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).not.toContain('    at ');
  });
});
