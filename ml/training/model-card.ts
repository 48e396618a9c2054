import type { ModelDescription } from '#ml/model-file.ts';
import type { ExamFigures } from './exam.ts';
import type { TrainingData } from './train-classifier.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const annotationWeakness = `- One annotator labelled the rules; on a blind second pass 90 % got the same main label. Strict figures cannot be better than that.
`;

/** The model card, in Markdown: what the model is, what it learned from and under which licences, how it did, where it is weak. */
export function modelCard(
  description: ModelDescription,
  data: TrainingData,
  examsBySource: ReadonlyMap<string, ExamFigures>,
): string {
  const { training, threshold, temperature, leastKnownShare, vocabulary } = description;
  return `# ${description.id}

Says which of ${description.classes.length} kinds of trouble an alert is about, with a calibrated confidence, and abstains when it is not sure.
Multinomial logistic regression on ${vocabulary.features.length} text features${
    training.trees > 0
      ? `, ${training.trees} gradient-boosted trees on top of its margin`
      : ' (gradient-boosted trees on top did not help and were left out)'
  }, temperature ${temperature.toFixed(3)}; served as one ONNX graph.
It answers from a confidence of ${threshold} on, and when it knows at least ${percent(leastKnownShare)} of an alert's words.
Features version ${description.featuresVersion}, seed ${training.seed}. Built by \`firebreak train\`; equal data and seed give equal bytes.

## Exams

Nothing here was measured on a source (repository, or grammar family of the written examples) that the examined model had learned from.
The strengths of the learner and of the groups of features were chosen by the exam on rules by repository, which flatters it a little; the repositories that were left out had no part in any choice.
*Fair* also accepts the alternatives that a careful responder could have named; ECE is the expected calibration error of the first answer's confidence.
${data.rules.length > 0 ? 'Temperature and threshold, one number each, were chosen on the answers of the first two exams together.\n' : ''}
${table(
  [
    'exam',
    'alerts',
    'fair top-1',
    'strict top-1',
    'fair top-3',
    'category',
    'fair on the surest 25 / 50 / 75 %',
    'ECE',
  ],
  Object.entries(description.exams).map(([name, figures]) => [
    name,
    String(figures.count),
    percent(figures.fair),
    percent(figures.strict),
    percent(figures.top3),
    percent(figures.category),
    [figures.surest25, figures.surest50, figures.surest75].map(percent).join(' / '),
    figures.ece.toFixed(3),
  ]),
)}

## Data

- ${training.examples} short alerts written for this project, rendered from the grammar in \`ml/training/examples/\`.
${data.rules.length === 0 ? '- No corpus of public rules.' : `- ${data.rules.length} alert rules of ${examsBySource.size} public repositories, under the licences below. Words, metric names and word pairs shared between repositories stand in the vocabulary; no rule's text is part of the model.`}
${data.rules.length === 0 ? '' : `\n${attribution(data, examsBySource)}\n`}
## Known weaknesses

- Confidence is calibrated on rules as their authors wrote them. Alerts of a home-made style may be less certain than they look.
${data.rules.length === 0 ? '' : annotationWeakness}- The written examples were composed with the taxonomy at hand, so their own exam measures the grammar, not the world.
- \`observability.monitoring_down\` is the largest class by far; an alert about a monitoring component tends to be drawn to it.
- Security detections and rules that are not Prometheus's are few and of few authors; repositories of those kinds do worse than the mean.
- Words only: the service, its history, the hour and what else is firing are not seen.
`;
}

function attribution(data: TrainingData, examsBySource: ReadonlyMap<string, ExamFigures>): string {
  const rows = [...examsBySource].map(([source, figures]) => {
    const licences = new Set(data.rules.filter((rule) => rule.source === source).map(({ licence }) => licence));
    return [
      `[${source}](https://github.com/${source})`,
      [...licences].join(', '),
      String(figures.count),
      percent(figures.fair),
      percent(figures.top3),
      figures.ece.toFixed(3),
    ];
  });
  return table(['repository', 'licence', 'rules', 'fair top-1', 'fair top-3', 'ECE'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
