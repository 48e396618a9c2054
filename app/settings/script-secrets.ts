import type { Settings } from '#app/settings.ts';

/** The values of the secrets that scripts may name, by name, and what is missing. */
export interface ScriptSecrets {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly setting: string; readonly message: string }[];
}

/** Reads each secret from the environment variable that its setting names. An empty value counts as missing. */
export function readScriptSecrets(
  env: Readonly<Record<string, string | undefined>>,
  { secrets }: Settings['scripts'],
): ScriptSecrets {
  const values: Record<string, string> = {};
  const problems: { setting: string; message: string }[] = [];
  for (const [name, { env: variable }] of Object.entries(secrets)) {
    const value = env[variable];
    if (value) values[name] = value;
    else {
      const message = `names ${variable}, which is not set: set it in the environment, or remove the secret`;
      problems.push({ setting: `scripts.secrets.${name} (firebreak.yml)`, message });
    }
  }
  return { values, problems };
}
