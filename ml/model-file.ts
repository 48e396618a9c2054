import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { classes } from '#domain/classification.ts';
import { featuresVersion } from './features/features.ts';
import { vocabularyOf } from './features/vocabulary.ts';
import type { Vocabulary } from './features/vocabulary.ts';
import { ModelError } from './model-error.ts';

export const graphFile = 'alert-classifier.onnx';
export const descriptionFile = 'alert-classifier.json';

const share = z.number().min(0).max(1);
const figuresSchema = z.object({
  count: z.int().min(0),
  strict: share,
  fair: share,
  top3: share,
  category: share,
  surest25: share,
  surest50: share,
  surest75: share,
  ece: share,
});

/** What stands beside the graph: everything needed to feed it and to read its answer, and how it did in its exam. */
const modelDescriptionSchema = z.object({
  /** `alert-classifier@` and the first 12 digits of the content's hash: the same data and seed give the same id. */
  id: z.string(),
  featuresVersion: z.int(),
  classes: z.array(z.string()),
  temperature: z.number().positive(),
  /** Least confidence at which the classifier gives an answer. */
  threshold: share,
  /** Least share of an alert's words that the model must have seen. */
  leastKnownShare: share,
  /** SHA-256 of the graph file, hexadecimal. */
  graphSha256: z.string(),
  training: z.object({ seed: z.int(), examples: z.int(), rules: z.int(), trees: z.int() }),
  /** Figures by name of the exam; each was taken on sources that the examined model had not seen. */
  exams: z.record(z.string(), figuresSchema),
  vocabulary: z.object({ features: z.array(z.string()), idf: z.array(z.number()) }),
});
export type ModelDescription = z.infer<typeof modelDescriptionSchema>;

/** A model read from its folder and found consistent. */
export interface ModelFile {
  readonly description: ModelDescription;
  readonly vocabulary: Vocabulary;
  readonly graph: Uint8Array;
}

/**
 * Reads and checks `alert-classifier.json` and `alert-classifier.onnx` of a folder. Throws a ModelError when one is missing, cannot be
 * read, belongs to another version of the features or of the taxonomy, or when the two do not belong together.
 */
export async function readModelFile(folder: string): Promise<ModelFile> {
  const description = parseDescription(new TextDecoder().decode(await read(folder, descriptionFile)), folder);
  const graph = await read(folder, graphFile);
  if (description.featuresVersion !== featuresVersion) {
    throw new ModelError(
      'model_outdated',
      `The model in ${folder} was trained on features version ${description.featuresVersion}, this program computes version ` +
        `${featuresVersion}; train it again with "firebreak train".`,
    );
  }
  if (description.classes.join() !== classes.join()) {
    throw new ModelError(
      'model_outdated',
      `The classes of the model in ${folder} are not those of this program; train it again with "firebreak train".`,
    );
  }
  if (sha256(graph) !== description.graphSha256) {
    throw new ModelError(
      'model_inconsistent',
      `${graphFile} and ${descriptionFile} in ${folder} do not belong together; restore both from one model, or train again.`,
    );
  }
  const { features, idf } = description.vocabulary;
  return { description, graph, vocabulary: vocabularyOf(features, Float32Array.from(idf)) };
}

/** SHA-256, hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

async function read(folder: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, file));
  } catch (cause) {
    throw new ModelError('model_missing', `There is no readable ${file} in ${folder}; "firebreak train" makes one.`, {
      cause,
    });
  }
}

function parseDescription(text: string, folder: string): ModelDescription {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ModelError('model_unreadable', `${descriptionFile} in ${folder} is not JSON.`, { cause });
  }
  const parsed = modelDescriptionSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ModelError(
    'model_unreadable',
    `${descriptionFile} in ${folder}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`,
    { cause: parsed.error },
  );
}
