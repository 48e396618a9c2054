import type { CardFacts } from './card-facts.ts';
import { percentText, withInterval } from './figure-text.ts';
import { markdownTable } from './markdown-table.ts';

/** What the model learned from, under which licences, and whom they ask to credit. */
export function dataSection({ description: { training }, data, main: { report } }: CardFacts): string {
  const written = `- ${training.examples} short alerts written for this project, rendered from the grammar in \`ml/training/examples/\` (Apache-2.0).`;
  const past = training.history === 0 ? '' : `\n- ${training.history} past incidents of the team that trained it.`;
  if (data.rules.length === 0) return `## Data and licences\n\n${written}${past}\n- No corpus of rules.`;
  const licencesOf = new Map<string, Set<string>>();
  for (const { source, licence } of data.rules) {
    licencesOf.set(source, (licencesOf.get(source) ?? new Set()).add(licence));
  }
  const attributed = [...licencesOf].filter(([, licences]) =>
    [...licences].some((licence) => licence.startsWith('CC-BY')),
  );
  const credit = attributed
    .map(([source, licences]) => `${source} (${[...licences].join(', ')})`)
    .sort()
    .join('; ');
  const rows = [...report.byRepository].map(([source, { figures, intervals }]) => [
    `[${source}](https://github.com/${source})`,
    [...(licencesOf.get(source) ?? [])].join(', '),
    String(figures.count),
    withInterval(figures.fair, intervals.fair),
    percentText(figures.top3),
    figures.ece.toFixed(3),
  ]);
  return `## Data and licences

${written}${past}
- ${data.rules.length} alert rules of ${licencesOf.size} repositories, under the licences below. Words, metric names and word pairs stand in the vocabulary; no rule's text is part of the model.
${credit === '' ? '' : `- Learned from works under Creative Commons Attribution, whose authors are credited here: ${credit}. Changes: reduced to counts of features.\n`}
Figures are those of the exam by repository; intervals by Wilson.

${markdownTable(['repository', 'licence', 'rules', 'fair top-1', 'fair top-3', 'ECE'], rows)}`;
}

/** Fewer rules than this say little of a repository or a class. */
const fewest = 10;
const shownPoor = 5;

/** Where the model is weak: as measured, and as its makers know. */
export function weaknessesSection({ description, data, main: { report } }: CardFacts): string {
  const poorClasses = report.classes
    .filter(({ count, fairRecall }) => count >= fewest && fairRecall !== null && fairRecall < 0.7)
    .map(({ label, fairRecall }) => `\`${label}\` (${percentText(fairRecall ?? 0)})`);
  const poorSources = [...report.byRepository]
    .filter(([, { figures }]) => data.rules.length > 0 && figures.count >= fewest)
    .sort(([, a], [, b]) => a.figures.fair - b.figures.fair)
    .slice(0, shownPoor)
    .map(([source, { figures }]) => `${source} (${percentText(figures.fair)})`);
  const items = [
    ...(poorClasses.length === 0
      ? []
      : [`Classes of at least ${fewest} alerts that it finds in fewer than seven of ten: ${poorClasses.join(', ')}.`]),
    ...(poorSources.length === 0
      ? []
      : [`Repositories of at least ${fewest} rules that it did worst on: ${poorSources.join(', ')}.`]),
    'Confidence is calibrated on alerts as the authors of its examples wrote them; those of a home-made style may be less certain than they look.',
    'Strict figures cannot be better than the agreement of those who label: of the corpus that the shipped model learned from, 180 rules were labelled a second time, blindly by the same annotator, and 90 % got the same main label.',
    'The written examples were composed with the taxonomy at hand, so their own exam measures the grammar, not the world.',
    'The lexicon was written by people who know the field and its well-known public rules; on home-made metrics it is worth less than an exam on public rules shows.',
    ...(description.context === null
      ? [
          'Words only: the service, its history, the hour and what else is firing are not seen until a history is learned from.',
        ]
      : []),
  ];
  return `## Known weaknesses\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}
