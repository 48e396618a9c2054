import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { classes } from '#domain/classification.ts';
import type { Booster } from './boosting/booster.ts';
import { readXgboostJson } from './boosting/xgboost-json/read-xgboost-json.ts';
import { featuresVersion } from './features/features.ts';
import { figureNames } from './exam/exam-figures.ts';
import { vocabularyOf } from './features/vocabulary.ts';
import type { Vocabulary } from './features/vocabulary.ts';
import { ModelError } from './model-error.ts';

export const graphFile = 'alert-classifier.onnx';
export const descriptionFile = 'alert-classifier.json';
/** The trees of an imported model, for explanations and export. */
export const importedFile = 'alert-classifier.xgboost.json';
/** Model card, beside the model. */
export const cardFile = 'MODEL-CARD.md';

/** The same schema for each name. */
function fields<Name extends string, Field extends z.ZodType>(
  names: readonly Name[],
  field: Field,
): Record<Name, Field> {
  return Object.fromEntries(names.map((name) => [name, field])) as Record<Name, Field>;
}

const share = z.number().min(0).max(1);
const bounds = z.object({ low: z.number(), high: z.number() });
/** One exam: figures by name (see exam/exam-figures.ts) with their 95 % intervals. */
const examSchema = z.object({
  figures: z.object({
    count: z.int().min(0),
    answeredFair: share.nullable(),
    ...fields(
      figureNames.filter((name) => name !== 'answeredFair'),
      share,
    ),
  }),
  intervals: z.object(fields(figureNames, bounds.nullable())),
  repositories: z.int().min(0),
  method: z.enum(['cluster bootstrap by repository', 'Wilson']),
});

const noveltySchema = z.object({
  strange: z.int(),
  familiar: z.int(),
  auroc: share,
  abstainedStrange: share,
  abstainedFamiliar: share,
});

/** What stands beside the graph: everything needed to feed it and to read its answer, and how it did in its exam. */
const modelDescriptionSchema = z.object({
  /** `alert-classifier@` and the first 12 digits of the content's hash: the same data and seed give the same id. */
  id: z.string(),
  featuresVersion: z.int(),
  classes: z.array(z.string()),
  temperature: z.number().positive(),
  /** The confidence curve (see confidence-curve.ts). */
  curve: z.object({ slope: z.number().positive(), shift: z.number() }),
  /** Least confidence at which the classifier gives an answer. */
  threshold: share,
  /** Least share of an alert's words that the model must have seen. */
  leastKnownShare: share,
  /** Least evidence (see novelty.ts) with which an alert is taken for something known. */
  leastEvidence: z.number(),
  /** SHA-256 of the graph file, hexadecimal. */
  graphSha256: z.string(),
  training: z.object({
    seed: z.int(),
    examples: z.int(),
    rules: z.int(),
    history: z.int(),
    /** The repositories whose rules it learned from: an exam on these flatters. Null where nobody knows. */
    repositories: z.array(z.string()).nullable(),
  }),
  /** Figures by name of the exam; each was taken on sources that the examined model had not seen. */
  exams: z.record(z.string(), examSchema),
  /** How it took rules of categories that it was not taught, by category. */
  novelty: z.record(z.string(), noveltySchema),
  vocabulary: z.object({ features: z.array(z.string()), idf: z.array(z.number()) }),
  /**
   * What the graph does with circumstances, for explanations: what words count for beside them, and its trees as an XGBoost model (JSON). Null in a
   * model that learned from no history.
   */
  context: z.object({ wordsWeight: share, trees: z.string() }).nullable(),
  /** SHA-256 of the XGBoost trees that are the whole margin of an imported model; null where the margin is linear. */
  imported: z.string().nullable(),
});
export type ModelDescription = z.infer<typeof modelDescriptionSchema>;

/** A model read from its folder and found consistent. */
export interface ModelFile {
  readonly description: ModelDescription;
  readonly vocabulary: Vocabulary;
  readonly graph: Uint8Array;
  /** The trees over circumstances; null where there are none. */
  readonly contextTrees: Booster | null;
  /** The trees of an imported model; null where the margin is linear. */
  readonly imported: Booster | null;
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
  const vocabulary = vocabularyOf(features, Float32Array.from(idf));
  const contextTrees = readTrees(description.context?.trees ?? null, folder);
  const imported = description.imported === null ? null : await readImported(folder, description.imported);
  return { description, graph, vocabulary, contextTrees, imported };
}

async function readImported(folder: string, wanted: string): Promise<Booster> {
  const json = await read(folder, importedFile);
  if (sha256(json) === wanted) return readXgboostJson(new TextDecoder().decode(json));
  throw new ModelError(
    'model_inconsistent',
    `${importedFile} and ${descriptionFile} in ${folder} do not belong together; import the model again.`,
  );
}

function readTrees(json: string | null, folder: string): Booster | null {
  try {
    return json === null ? null : readXgboostJson(json);
  } catch (cause) {
    throw new ModelError('model_unreadable', `${descriptionFile} in ${folder}: context.trees: ${String(cause)}`, {
      cause,
    });
  }
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
