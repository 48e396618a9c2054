import { expect, test } from 'vitest';
import { calibrationBins } from '#ml/exam/calibration-bins.ts';
import { onceEach } from '#ml/exam/exam-figures.ts';
import { reliabilityDiagram } from '#ml/exam/reliability-diagram.ts';
import { answer } from './answers.ts';

const answers = [answer(true, 0.95), answer(true, 0.95), answer(false, 0.35)];
const svg = reliabilityDiagram(calibrationBins(answers, onceEach(3)), 'A & <B>', 0.15);

test('tells screen readers what it shows', () => {
  expect(svg).toContain('role="img" aria-labelledby="title desc"');
  expect(svg).toContain('<title id="title">A &#38; &#60;B&#62;</title>');
  expect(svg).toContain('confidence 0.35: 0 % of 1 right; confidence 0.95: 100 % of 2 right');
});

test('has a point with its interval for each bin that holds answers', () => {
  expect(svg.match(/class="point"/g)).toHaveLength(2);
  expect(svg.match(/class="interval"/g)).toHaveLength(2);
  expect(svg.match(/class="strip"/g)).toHaveLength(2);
});

test('needs nothing from elsewhere and knows a dark ground', () => {
  expect(svg).not.toMatch(/href|url\(|<script/);
  expect(svg).toContain('prefers-color-scheme:dark');
});
