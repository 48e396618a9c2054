import { expect, test } from 'vitest';
import { causes } from '#ml/causes/catalogue.ts';
import { decoyTable } from '#sandbox/platform/decoy-table.ts';
import { faultTable } from '#sandbox/platform/fault-table.ts';
import { examDrawing } from './exam-drawing.ts';
import { rightCauses, showings } from './showings.ts';
import { tuningDrawing } from './tuning-drawing.ts';

const catalogue = new Set(causes.map(({ id }) => id));
const faults = new Set(faultTable.map(({ kind }) => kind.id));

test('every cause of the catalogue is shown', () => {
  expect(new Set(showings.map(({ cause }) => cause))).toEqual(catalogue);
});

test('every fault of the sandbox shows a cause, and no other fault is named', () => {
  expect(new Set(showings.map(({ fault }) => fault))).toEqual(faults);
});

test('every decoy of the sandbox is drawn in the exam, and no other is named', () => {
  const known = new Set(decoyTable.map(({ kind }) => kind.id));
  const drawn = (drawing: typeof examDrawing) => new Set(drawing.decoys.map(({ value }) => value.decoy));
  expect(drawn(examDrawing)).toEqual(known);
  expect([...drawn(tuningDrawing)].filter((decoy) => !known.has(decoy))).toEqual([]);
});

test('what counts as right beside the true cause is another cause of the catalogue, and says why', () => {
  for (const { cause, alsoRight } of showings) {
    if (alsoRight === undefined) continue;
    expect(catalogue).toContain(alsoRight.cause);
    expect(alsoRight.cause).not.toBe(cause);
    expect(alsoRight.why).not.toBe('');
  }
});

test('a cause is right for what shows it, and what the table accepts beside it', () => {
  expect(rightCauses({ fault: 'bad-image', cause: 'image_pull_failure' })).toEqual(new Set(['image_pull_failure']));
  expect(rightCauses({ fault: 'hpa-at-maximum', cause: 'hpa_at_maximum' })).toEqual(
    new Set(['hpa_at_maximum', 'traffic_spike']),
  );
});
