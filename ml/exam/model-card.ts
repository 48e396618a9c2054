import { dataSection, weaknessesSection } from './card-data.ts';
import {
  ablationsSection,
  calibrationSection,
  classesSection,
  confusionsSection,
  examsSection,
  noveltySection,
} from './card-exams.ts';
import type { CardFacts } from './card-facts.ts';
import { percentText } from './figure-text.ts';

/** The card's sections in order; one that has nothing to say is empty. */
const sections: readonly ((facts: CardFacts) => string)[] = [
  whatItIs,
  examsSection,
  calibrationSection,
  classesSection,
  confusionsSection,
  noveltySection,
  ablationsSection,
  dataSection,
  weaknessesSection,
];

/** The model card, in Markdown: what the model is, how it did, what it learned from and under which licences, where it is weak. */
export function modelCard(facts: CardFacts): string {
  const written = sections.map((section) => section(facts)).filter((section) => section !== '');
  return `${written.join('\n\n')}\n`;
}

function whatItIs({ description }: CardFacts): string {
  const { training, threshold, temperature, curve, leastKnownShare, leastEvidence, vocabulary } = description;
  const trees =
    description.context === null
      ? 'without trees: they learn from what was known around past incidents, of which there were too few or none'
      : 'with gradient-boosted trees on top of its margin that read what was known around the alert';
  return `# ${description.id}

Says which of ${description.classes.length} kinds of trouble an alert is about, with a calibrated confidence, and abstains when it is not sure.
Multinomial logistic regression on ${vocabulary.features.length} features of the text (words, pieces of words, metrics, topics of the lexicon and their pairs), ${trees};
temperature ${temperature.toFixed(3)}, confidence curve σ(${curve.slope.toFixed(2)} × logit + ${curve.shift.toFixed(2)}); served as one ONNX graph.
It answers from a confidence of ${threshold} on, when it knows at least ${percentText(leastKnownShare)} of an alert's words, and when the evidence (negative energy) is at least ${leastEvidence}.
Features version ${description.featuresVersion}, seed ${training.seed}. Built by \`firebreak train\`; equal data and seed give equal bytes.`;
}
