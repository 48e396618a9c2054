import { expect, test } from 'vitest';
import { examReport } from '#ml/exam/exam-report.ts';
import { figureIntervals } from '#ml/exam/figure-intervals.ts';
import { modelCard } from '#ml/exam/model-card.ts';
import type { CardFacts } from '#ml/exam/card-facts.ts';
import { toyAlerts } from '#tests/ml/training/rows.ts';
import { answer } from './answers.ts';

const draws = { draws: 20, seed: 1 };
const rules = toyAlerts(20, 2).map((alert) =>
  alert.source === 'source-1' ? { ...alert, licence: 'CC-BY-4.0' } : alert,
);
const answers = rules.map(({ source }, at) => answer(at % 5 > 0, 0.8, { source }));
const exam = figureIntervals(answers, draws);
const facts: CardFacts = {
  description: {
    id: 'alert-classifier@0123456789ab',
    featuresVersion: 2,
    classes: ['a', 'b'],
    temperature: 0.9,
    curve: { slope: 0.8, shift: 0.4 },
    threshold: 0.5,
    leastKnownShare: 0.4,
    leastEvidence: 3,
    graphSha256: '',
    training: { seed: 1, examples: 3, rules: 60, history: 0, repositories: ['source-0', 'source-1'] },
    exams: { 'rules, by repository': exam },
    novelty: { data: { strange: 5, familiar: 9, auroc: 0.9, abstainedStrange: 0.4, abstainedFamiliar: 0.02 } },
    vocabulary: { features: ['word:x'], idf: [1] },
    context: null,
    imported: null,
  },
  data: { examples: [], rules, history: [], outsiders: [] },
  main: { name: 'rules, by repository', report: examReport(answers, new Set(), draws) },
  ablations: null,
};
const card = modelCard(facts);

test('attributes every repository with its licence and its figures, and credits what CC-BY asks for', () => {
  expect(card).toMatch(
    /\| \[source-0\]\(https:\/\/github\.com\/source-0\) \| MIT \| 30 \| 80\.0 % \(\d+\.\d–\d+\.\d\) \|/,
  );
  expect(card).toContain('authors are credited here: source-1 (CC-BY-4.0)');
});

test('shows the exam with its intervals, how these were found, and the diagram', () => {
  expect(card).toMatch(/\| rules, by repository \| 60 \| 80\.0 % \(\d/);
  expect(card).toContain('20 draws of whole repositories (cluster bootstrap, seed 1)');
  expect(card).toContain('](reliability.svg)');
});

test('shows what it confuses, each class, and what is new to it', () => {
  expect(card).toMatch(/\| `infrastructure\.node_failure` \| `infrastructure\.disk_pressure` \| 12 \| 20\.0 % \|/);
  expect(card).toContain('## By class');
  expect(card).toContain('| data | 5 / 9 | 0.900 | 40.0 % | 2.0 % |');
});

test('has a table of what groups of features are worth only where that was measured', () => {
  expect(card).not.toContain('What each group');
  const worth = { value: 0.012, low: -0.001, high: 0.03 };
  const measured = modelCard({ ...facts, ablations: [{ without: 'label keys', figures: exam.figures, worth }] });
  expect(measured).toContain('| label keys | +1.2 (−0.1 … +3.0) | 80.0 % |');
});

test('says so where no corpus was learned from', () => {
  const bare = modelCard({ ...facts, data: { ...facts.data, rules: [] } });
  expect(bare).toContain('No corpus of rules.');
  expect(bare).not.toContain('github.com');
});
