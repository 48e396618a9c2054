import { expect, test } from 'vitest';
import { modelCard } from '#ml/training/model-card.ts';
import { toyAlerts } from './rows.ts';

const figures = {
  count: 60,
  strict: 0.5,
  fair: 0.6,
  top3: 0.8,
  category: 0.7,
  surest25: 1,
  surest50: 0.9,
  surest75: 0.8,
  ece: 0.041,
};
const description = {
  id: 'alert-classifier@0123456789ab',
  featuresVersion: 1,
  classes: ['a', 'b'],
  temperature: 0.9,
  threshold: 0.5,
  leastKnownShare: 0.4,
  graphSha256: '',
  training: { seed: 1, examples: 3, rules: 60, trees: 0 },
  exams: { 'rules, by repository': figures },
  vocabulary: { features: ['word:x'], idf: [1] },
};
const rules = toyAlerts(20, 2);
const card = modelCard(description, { examples: [], rules, outsiders: [] }, new Map([['source-0', figures]]));

test('attributes every repository with its licence and its figures', () => {
  expect(card).toContain('| [source-0](https://github.com/source-0) | MIT | 60 | 60.0 % | 80.0 % | 0.041 |');
});

test('shows every exam and says what the model is', () => {
  expect(card).toContain('| rules, by repository | 60 | 60.0 % | 50.0 % | 80.0 % |');
  expect(card).toContain('trees on top did not help');
});
