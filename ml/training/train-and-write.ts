import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classes } from '#domain/classification.ts';
import { writeXgboostJson } from '#ml/boosting/xgboost-json/write-xgboost-json.ts';
import { ablate } from '#ml/exam/ablate.ts';
import { examReport } from '#ml/exam/exam-report.ts';
import { figureIntervals } from '#ml/exam/figure-intervals.ts';
import { diagramFile } from '#ml/exam/diagram-file.ts';
import { modelCard } from '#ml/exam/model-card.ts';
import type { CardFacts } from '#ml/exam/card-facts.ts';
import { reliabilityDiagram } from '#ml/exam/reliability-diagram.ts';
import { featuresVersion } from '#ml/features/features.ts';
import { cardFile, descriptionFile, graphFile, sha256 } from '#ml/model-file.ts';
import type { ModelDescription } from '#ml/model-file.ts';
import type { ContextPart } from './context-part.ts';
import { isAskedInMain, mainExams } from './exams.ts';
import { encodeGraph } from './graph.ts';
import { foldCount, linearOptions } from './learner.ts';
import { trainClassifier } from './train-classifier.ts';
import type { TrainedClassifier } from './train-classifier.ts';
import { trainingData, trainingRows } from './training-data.ts';
import type { DataOrder, TrainingData } from './training-data.ts';

export interface TrainingOrder extends DataOrder {
  /** Folder to write the model to; made if it does not exist. */
  readonly out: string;
  /** Also measure what each group of features is worth, for the card: trains four models more for each. */
  readonly ablate?: boolean;
  /** Receives a line now and then. */
  readonly log: (line: string) => void;
}

/**
 * Trains and writes `alert-classifier.onnx`, `alert-classifier.json`, `MODEL-CARD.md` and `reliability.svg`; returns the description that was written. Equal data and
 * seed give equal bytes. Takes minutes of one core with the corpus and blocks the event loop: `trainInWorker` does the same beside a server.
 */
export async function trainAndWrite(order: TrainingOrder): Promise<ModelDescription> {
  const { out, log } = order;
  const data = await trainingData(order);
  const trained = trainClassifier(data, log);
  const graph = encodeGraph(trained.parts);
  const content = contentOf(trained, data, order.seed, sha256(graph));
  const description: ModelDescription = {
    id: `alert-classifier@${sha256(JSON.stringify(content)).slice(0, 12)}`,
    ...content,
  };
  const facts = cardFacts(description, data, trained, order);
  const { name, report } = facts.main;
  const { ece } = report.overall.figures;
  await mkdir(out, { recursive: true });
  await writeFile(join(out, graphFile), graph);
  await writeFile(join(out, descriptionFile), `${JSON.stringify(description)}\n`);
  await writeFile(join(out, cardFile), modelCard(facts));
  await writeFile(join(out, diagramFile), reliabilityDiagram(report.reliability, `Calibration: ${name}`, ece));
  log(`wrote ${description.id}`);
  return description;
}

function cardFacts(
  description: ModelDescription,
  data: TrainingData,
  { exams, crossExamined }: TrainedClassifier,
  { ablate: wanted, log }: TrainingOrder,
): CardFacts {
  const name = mainExams.find((one) => exams[one] !== undefined) ?? mainExams[1];
  const rows = trainingRows(data);
  const options = { foldCount, linear: linearOptions };
  return {
    description,
    data,
    main: { name, report: examReport(exams[name] ?? [], new Set()) },
    ablations: wanted === true ? ablate(rows, crossExamined, isAskedInMain(rows), options, log) : null,
  };
}

/** All that the description says, but for the id, which is made of it. */
function contentOf(
  { parts, calibration, exams, novelty }: TrainedClassifier,
  data: TrainingData,
  seed: number,
  graphSha256: string,
): Omit<ModelDescription, 'id'> {
  const { threshold, leastKnownShare, leastEvidence } = calibration;
  return {
    featuresVersion,
    classes: [...classes],
    temperature: parts.temperature,
    curve: parts.curve,
    threshold,
    leastKnownShare,
    leastEvidence,
    graphSha256,
    training: {
      seed,
      examples: data.examples.length,
      rules: data.rules.length,
      history: data.history.length,
      repositories: [...new Set(data.rules.map(({ source }) => source))].sort(),
    },
    exams: Object.fromEntries(Object.entries(exams).map(([name, answers]) => [name, figureIntervals(answers)])),
    novelty: { ...novelty },
    vocabulary: {
      features: [...parts.vocabulary.features],
      idf: Array.from(parts.vocabulary.idf, (idf) => Number(idf.toFixed(4))),
    },
    context: parts.context === null ? null : contextOf(parts.context),
    imported: null,
  };
}

function contextOf({ wordsWeight, trees }: ContextPart): ModelDescription['context'] {
  return { wordsWeight, trees: writeXgboostJson(trees) };
}
