import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Classification } from '#domain/classification.ts';
import type { Finding } from '#domain/hypothesis.ts';
import { causes } from '#ml/causes/catalogue.ts';
import type { Cause } from '#ml/causes/cause.ts';
import { findings as findingTable } from '#ml/findings.ts';
import { posteriorOf } from '#ml/posterior.ts';
import { cataloguePriors, priorOf } from '#ml/root-cause/cause-priors.ts';
import { bearing } from '#ml/root-cause/weigh-evidence.ts';
import { anyClassification, anyFindings, classifiedAs, findingOf } from './evidence.ts';

test('adds up to 1 over the causes and something else', () => {
  fc.assert(
    fc.property(anyClassification, anyFindings, (classification, findings) => {
      const posterior = posteriorOf(classification, findings);
      const sum = posterior.causes.reduce((total, { probability }) => total + probability, posterior.other);
      expect(sum).toBeCloseTo(1, 10);
      expect(posterior.causes).toHaveLength(causes.length);
    }),
  );
});

test('does not depend on the order of the findings', () => {
  fc.assert(
    fc.property(anyClassification, anyFindings, (classification, findings) => {
      expect(posteriorOf(classification, findings.toReversed())).toEqual(posteriorOf(classification, findings));
    }),
  );
});

const supporting = causes.flatMap((cause) =>
  Object.entries(cause.evidence).flatMap(([id, { ratioIfPresent }]) => (ratioIfPresent > 1 ? [{ cause, id }] : [])),
);
const ratioOf = (cause: Cause, id: string): number =>
  Object.entries(cause.evidence).find(([found]) => found === id)?.[1].ratioIfPresent ?? 1;

/** Posteriors of a cause before and after something that speaks for it is seen. */
function beforeAndAfter(classification: Classification, findings: readonly Finding[], cause: Cause, id: string) {
  const without = findings.filter((finding) => finding.id !== id);
  return [without, [...without, findingOf(id)]].map((seen) => {
    const { causes: ranked, other } = posteriorOf(classification, seen);
    const probability = ranked.find((entry) => entry.cause === cause)?.probability ?? 0;
    return { probability, odds: probability / other };
  });
}

test('more evidence for a cause never lowers its odds against something else', () => {
  fc.assert(
    fc.property(
      anyClassification,
      anyFindings,
      fc.constantFrom(...supporting),
      (classification, findings, { cause, id }) => {
        const [before, after] = beforeAndAfter(classification, findings, cause, id);
        expect(after!.odds).toBeGreaterThanOrEqual(before!.odds * (1 - 1e-12));
      },
    ),
  );
});

test('evidence that bears on one cause alone never lowers the probability of that cause', () => {
  const own = supporting.filter(({ cause, id }) =>
    causes.every((other) => other === cause || ratioOf(other, id) === 1),
  );
  expect(own.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(anyClassification, anyFindings, fc.constantFrom(...own), (classification, findings, { cause, id }) => {
      const [before, after] = beforeAndAfter(classification, findings, cause, id);
      expect(after!.probability).toBeGreaterThanOrEqual(before!.probability - 1e-12);
    }),
  );
});

test('a source that is down takes away what it would have said, and nothing else', () => {
  fc.assert(
    fc.property(anyClassification, anyFindings, fc.constantFrom(...causes), (classification, findings, cause) => {
      const without = findings.filter((finding) => bearing(cause, finding) <= 1);
      expect(oddsOf(cause, classification, without)).toBeLessThanOrEqual(
        oddsOf(cause, classification, findings) + 1e-12,
      );
      const rest = findings.filter((finding) => bearing(cause, finding) !== 1);
      expect(oddsOf(cause, classification, rest)).toBeCloseTo(oddsOf(cause, classification, findings), 10);
    }),
  );
});

test('without any evidence is the prior, whatever the temperature', () => {
  fc.assert(
    fc.property(anyClassification, fc.double({ min: 0.5, max: 4, noNaN: true }), (classification, temperature) => {
      const prior = priorOf(classification, cataloguePriors);
      const { causes: ranked, other } = posteriorOf(classification, [], { temperature });
      expect(other).toBeCloseTo(prior.other, 10);
      for (const { cause, probability } of ranked) expect(probability).toBeCloseTo(prior.byCause[cause.id]!, 10);
    }),
  );
});

test('a higher temperature moves every cause’s odds towards its prior odds', () => {
  fc.assert(
    fc.property(anyClassification, anyFindings, fc.constantFrom(...causes), (classification, findings, cause) => {
      const logOdds = (temperature: number, seen = findings) =>
        Math.log(oddsOf(cause, classification, seen, temperature));
      const prior = logOdds(1, []);
      expect(Math.abs(logOdds(2) - prior)).toBeLessThanOrEqual(Math.abs(logOdds(1) - prior) + 1e-9);
    }),
  );
});

test('stays finite and sums to 1 however much evidence there is on one side', () => {
  for (const present of [true, false]) {
    const all = Object.keys(findingTable).map((id) => findingOf(id, present));
    const { causes: ranked, other } = posteriorOf(classifiedAs('application.oom_kill'), all, { temperature: 0.05 });
    const sum = ranked.reduce((total, { probability }) => total + probability, other);
    expect(sum).toBeCloseTo(1, 10);
  }
});

function oddsOf(cause: Cause, classification: Classification, findings: readonly Finding[], temperature = 1): number {
  const { causes: ranked, other } = posteriorOf(classification, findings, { temperature });
  return (ranked.find((entry) => entry.cause === cause)?.probability ?? 0) / other;
}

test('counts several findings of one id once', () => {
  const classification = classifiedAs('application.oom_kill');
  const once = posteriorOf(classification, [findingOf('containers_oom_killed')]);
  const often = [
    findingOf('containers_oom_killed'),
    findingOf('containers_oom_killed', false),
    findingOf('containers_oom_killed'),
  ];
  expect(posteriorOf(classification, often)).toEqual(once);
});

test('says nothing from a finding that the table does not know', () => {
  const classification = classifiedAs('application.oom_kill');
  expect(posteriorOf(classification, [findingOf('martians_landed')])).toEqual(posteriorOf(classification, []));
});
