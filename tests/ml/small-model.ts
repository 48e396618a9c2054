import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classes } from '#domain/classification.ts';
import { featuresVersion } from '#ml/features/features.ts';
import { descriptionFile, graphFile, sha256 } from '#ml/model-file.ts';
import type { ModelDescription } from '#ml/model-file.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { fitLinear, wholeRows } from '#ml/training/fit.ts';
import { encodeGraph } from '#ml/training/graph.ts';
import { toyAlerts } from './training/rows.ts';

/** A model of three classes, learned from sources `source-0` to `source-3` in a moment, written to a folder as training writes one. */
export async function writeSmallModel(folder: string): Promise<ModelDescription> {
  const rows = wholeRows(toyAlerts(30, 4), 'rule');
  const { vocabulary, linear } = fitLinear(rows, { l2: 1e-4, maxIterations: 30 });
  const graph = encodeGraph({ vocabulary, linear, temperature: 0.5, curve: straightCurve, context: null });
  const description: ModelDescription = {
    id: 'alert-classifier@small',
    featuresVersion,
    classes: [...classes],
    temperature: 0.5,
    curve: straightCurve,
    threshold: 0.5,
    leastKnownShare: 0.3,
    leastEvidence: -100,
    graphSha256: sha256(graph),
    training: {
      seed: 1,
      examples: 0,
      rules: rows.length,
      history: 0,
      repositories: ['source-0', 'source-1', 'source-2', 'source-3'],
    },
    exams: {},
    novelty: {},
    vocabulary: { features: [...vocabulary.features], idf: [...vocabulary.idf] },
    context: null,
    imported: null,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, graphFile), graph);
  await writeFile(join(folder, descriptionFile), JSON.stringify(description));
  return description;
}
