import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Classification } from '#domain/classification.ts';
import type { Finding } from '#domain/hypothesis.ts';
import { causes } from '#ml/causes/catalogue.ts';
import type { Cause } from '#ml/causes/cause.ts';
import { posteriorOf } from '#ml/posterior.ts';
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
        expect(after!.odds).toBeGreaterThanOrEqual(before!.odds);
      },
    ),
  );
});

test('evidence that no other cause explains better never lowers the probability of its cause', () => {
  const unrivalled = supporting.filter(({ cause, id }) =>
    causes.every((other) => ratioOf(other, id) <= ratioOf(cause, id)),
  );
  fc.assert(
    fc.property(
      anyClassification,
      anyFindings,
      fc.constantFrom(...unrivalled),
      (classification, findings, { cause, id }) => {
        const [before, after] = beforeAndAfter(classification, findings, cause, id);
        expect(after!.probability).toBeGreaterThanOrEqual(before!.probability - 1e-12);
      },
    ),
  );
});

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
