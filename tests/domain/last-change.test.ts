import { expect, it } from 'vitest';
import { lastChangeOf } from '#domain/last-change.ts';

const write = (manager: string, time: string, subresource?: string) => ({
  manager,
  time,
  operation: 'Update',
  ...(subresource === undefined ? {} : { subresource }),
});
const object = (...managedFields: readonly object[]) => ({ name: 'settings', managedFields });

it('is the newest write of anything but the status, and whose it was', () => {
  const metadata = object(
    write('helm', '2026-03-01T01:00:00Z'),
    write('kubectl-edit', '2026-03-01T03:00:00Z'),
    write('kubectl', '2026-03-01T02:00:00Z'),
    write('controller', '2026-03-01T04:00:00Z', 'status'),
  );
  expect(lastChangeOf(metadata)).toEqual({ at: new Date('2026-03-01T03:00:00Z'), manager: 'kubectl-edit' });
});

it.each([
  ['nothing is kept', { name: 'settings' }],
  ['the list is empty', object()],
  ['it is not a list', { name: 'settings', managedFields: 'none' }],
  ['a time cannot be read', object(write('helm', 'yesterday'))],
])('is unknown where %s', (_, metadata) => {
  expect(lastChangeOf(metadata)).toBeNull();
});
