import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile } from '#ml/read-json-file.ts';
import { severityModelSchema, type SeverityModel } from './severity-model.ts';

/** Beside the classifier's files in a model's folder, where a team's history was enough to learn from. */
export const severityFile = 'severity.json';

/** Reads a folder's severity model; null where it has none, so that the rules judge alone. Throws a ModelError where it is not sound. */
export async function readSeverityModel(folder: string): Promise<SeverityModel | null> {
  return await readJsonFile(folder, severityFile, severityModelSchema);
}

/** Writes the model, or removes the one that is there when the history no longer carries one. */
export async function writeSeverityModel(folder: string, model: SeverityModel | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, severityFile);
  if (model === null) await rm(path, { force: true });
  else await writeFile(path, `${JSON.stringify(model)}\n`);
}
