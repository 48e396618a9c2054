import { expect, test } from 'vitest';
import { somethingElse } from '#domain/confirmation.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { causeRecordOf, strangeCauses } from '#ml/root-cause/cause-record.ts';

const label = 'application.oom_kill' as const;

test('counts each class and cause once, and what the catalogue does not know as something else', () => {
  const named = ['memory_leak', 'memory_leak', 'gremlins', 'other', null].map((cause) => ({ label, cause }));
  const record = causeRecordOf([...named, { label: null, cause: 'memory_leak' }]);
  expect(record.counts).toEqual([
    { class: label, cause: 'memory_leak', incidents: 2 },
    { class: label, cause: somethingElse, incidents: 2 },
  ]);
  expect(record.causes).toEqual(causes.map(({ id }) => id));
});

test('names what it could not find in the catalogue, but not what was meant as something else', () => {
  const named = ['gremlins', 'other', 'memory_leak', 'gremlins', null].map((cause) => ({ label, cause }));
  expect(strangeCauses([...named, { label: null, cause: 'unheard' }])).toEqual(['gremlins']);
});

test('no cause of the catalogue is called as something else is', () => {
  expect(causes.map(({ id }) => id)).not.toContain(somethingElse);
});
