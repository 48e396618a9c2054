import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diagramFile } from '#ml/exam/diagram-file.ts';
import { cardFile, descriptionFile, graphFile, importedFile } from '#ml/model-file.ts';
import { causePriorsFile } from '#ml/root-cause/cause-priors-file.ts';
import { severityFile } from '#ml/severity/severity-file.ts';
import { trackRecordFile } from '#ml/track-record/track-record-file.ts';

/** Everything that a model's folder may hold, the description last: a folder cut off half-way is refused as inconsistent, and never served mixed. */
const modelFiles = [
  graphFile,
  importedFile,
  severityFile,
  trackRecordFile,
  causePriorsFile,
  cardFile,
  diagramFile,
  descriptionFile,
];

/**
 * Moves a model's files into a folder of the same file system, over those of the model that was there; what of the old model has no successor is removed, so that no
 * two trainings mix. Files that are no model's stay.
 */
export async function replaceModel(draft: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const written = new Set(await readdir(draft));
  for (const file of modelFiles) {
    if (written.has(file)) await rename(join(draft, file), join(out, file));
    else await rm(join(out, file), { force: true });
  }
}
