import { expect, it } from 'vitest';
import { scriptSettings } from '#app/settings/script-settings.ts';
import { problemsOf } from './problems-of.ts';

it('runs no scripts unless a folder is named', () => {
  expect(scriptSettings.parse(undefined)).toEqual({ folder: null, secrets: {} });
});

it('takes a secret by the variable that holds it', () => {
  const settings = { folder: '/etc/firebreak/scripts', secrets: { DB_PASSWORD: { env: 'CLAIMS_DB_PASSWORD' } } };
  expect(scriptSettings.parse(settings)).toEqual(settings);
});

it.each([
  [{ folder: '' }, 'folder: must be the path of a folder'],
  [
    { secrets: { 'db-password': { env: 'X' } } },
    'secrets.db-password: cannot be a secret’s name: a name has capital letters',
  ],
  [{ secrets: { LD_PRELOAD: { env: 'X' } } }, 'secrets.LD_PRELOAD: cannot be a secret’s name: it changes how programs'],
  [{ secrets: { PATH: { env: 'X' } } }, 'secrets.PATH: cannot be a secret’s name: Firebreak sets it itself'],
  [{ secrets: { X: { env: 'a b' } } }, 'secrets.X.env: must be the name of an environment variable'],
  [{ secrets: { X: 'hunter2' } }, 'secrets.X: must be { env: DB_PASSWORD }: the environment variable that holds'],
  [{ secrets: { X: { value: 'hunter2' } } }, 'value'],
])('refuses %j', (settings, problem) => {
  const problems = problemsOf(scriptSettings, settings).join('\n');
  expect(problems).toContain(problem);
  expect(problems).not.toContain('hunter2');
});
