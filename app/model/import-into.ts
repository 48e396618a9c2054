import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readText } from '#ml/corpus/read-text.ts';
import { importXgboost } from '#ml/exchange/import-xgboost.ts';
import { descriptionFile, graphFile, importedFile, readModelFile } from '#ml/model-file.ts';
import { replaceModel } from './replace-model.ts';

export interface ImportRequest {
  readonly file: string;
  readonly out: string;
  /** Folder of the model whose vocabulary made the columns. */
  readonly features: string;
  readonly threshold: number;
}

/** Writes a servable model of an XGBoost booster; returns its id and how many of the vocabulary's last columns the booster does not know. */
export async function importInto({
  file,
  out,
  features,
  threshold,
}: ImportRequest): Promise<{ id: string; unknownColumns: number }> {
  const made = importXgboost({
    json: await readText(file),
    name: file,
    features: await readModelFile(features),
    threshold,
  });
  const target = resolve(out);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), '.model-draft-'));
  try {
    await writeFile(join(draft, graphFile), made.graph);
    if (made.trees !== null) await writeFile(join(draft, importedFile), made.trees);
    await writeFile(join(draft, descriptionFile), `${JSON.stringify(made.description)}\n`);
    await replaceModel(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { id: made.description.id, unknownColumns: made.unknownColumns };
}
