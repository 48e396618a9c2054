import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diagramFile } from '#ml/exam/diagram-file.ts';
import { cardFile, descriptionFile, graphFile, importedFile, readModelFile } from '#ml/model-file.ts';
import type { ModelDescription } from '#ml/model-file.ts';

const classifierFiles = [graphFile, importedFile, cardFile, diagramFile, descriptionFile];

/**
 * Copies a model's classifier with its card, and nothing that a history taught beside it. Throws a ModelError, before anything is copied, where it could not be
 * served.
 */
export async function copyClassifier(from: string, to: string): Promise<ModelDescription> {
  const { description } = await readModelFile(from);
  const there = new Set(await readdir(from));
  for (const file of classifierFiles) if (there.has(file)) await copyFile(join(from, file), join(to, file));
  return description;
}
