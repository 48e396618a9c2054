import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classes } from '#domain/classification.ts';
import type { BoostingData } from '#ml/boosting/boosting-data.ts';
import { readCorpus } from '#ml/corpus/read-corpus.ts';
import { vectorOf } from '#ml/features/features.ts';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { learnVocabulary, vocabularyOf } from '#ml/features/vocabulary.ts';
import type { Vocabulary } from '#ml/features/vocabulary.ts';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';

/** Labelled rules beside the checkout, where they are; they are no part of the project. */
const corpusFolder = fileURLToPath(new URL('../../../../shared/data/alert-rules', import.meta.url));

export interface CorpusMatrix {
  /** Rules of most repositories. */
  readonly learned: BoostingData;
  /** Rules of the others, over the same features. */
  readonly examined: BoostingData;
}

/**
 * The rule corpus over the classifier's own features, its `featureCount` most frequent ones in what is learned from; every fourth repository (by name) is kept
 * apart. Null where there is no corpus.
 */
export async function readCorpusMatrix(featureCount: number): Promise<CorpusMatrix | null> {
  if (!existsSync(corpusFolder)) return null;
  const rules = await readCorpus({
    rules: join(corpusFolder, 'rules.jsonl'),
    labels: join(corpusFolder, 'labels.tsv'),
  });
  const sources = [...new Set(rules.map(({ source }) => source))].sort();
  const keptApart = new Set(sources.filter((_, at) => at % 4 === 3));
  const documents = rules.map(({ alert, source, label }) => ({ source, label, occurrences: occurrencesIn(alert) }));
  const learned = documents.filter(({ source }) => !keptApart.has(source));
  const vocabulary = mostFrequent(learnVocabulary(learned), featureCount);
  const dataOf = (some: typeof documents): BoostingData => ({
    rows: sparseRowsOf(
      some.map(({ occurrences }) => vectorOf(occurrences, vocabulary)),
      vocabulary.features.length,
    ),
    labels: Float32Array.from(some, ({ label }) => classes.indexOf(label)),
  });
  return { learned: dataOf(learned), examined: dataOf(documents.filter(({ source }) => keptApart.has(source))) };
}

/** The features of the least inverse document frequency, in the vocabulary's order. */
function mostFrequent({ features, idf }: Vocabulary, featureCount: number): Vocabulary {
  const kept = [...features.keys()]
    .sort((a, b) => (idf[a] ?? 0) - (idf[b] ?? 0) || a - b)
    .slice(0, featureCount)
    .sort((a, b) => a - b);
  return vocabularyOf(
    kept.map((feature) => features[feature] ?? ''),
    Float32Array.from(kept, (feature) => idf[feature] ?? 0),
  );
}
