import { expect, it } from 'vitest';
import { readScriptSecrets } from '#app/settings/script-secrets.ts';

const settings = { folder: '/scripts', secrets: { DB: { env: 'DB_PASSWORD' }, API: { env: 'API_KEY' } } };

it('reads each secret from the variable that its setting names, as it is', () => {
  const env = { DB_PASSWORD: ' with spaces ', API_KEY: 'key', OTHER: 'not asked for' };
  expect(readScriptSecrets(env, settings)).toEqual({ values: { DB: ' with spaces ', API: 'key' }, problems: [] });
});

it('names every secret whose variable is missing or empty', () => {
  const { values, problems } = readScriptSecrets({ DB_PASSWORD: '' }, settings);
  expect(values).toEqual({});
  expect(problems).toEqual([
    {
      setting: 'scripts.secrets.DB (firebreak.yml)',
      message: 'names DB_PASSWORD, which is not set: set it in the environment, or remove the secret',
    },
    {
      setting: 'scripts.secrets.API (firebreak.yml)',
      message: 'names API_KEY, which is not set: set it in the environment, or remove the secret',
    },
  ]);
});
