import { expect, test } from 'vitest';
import { expansionProgress } from '#runbooks/kubernetes/expansion-progress.ts';
import { objectWith } from './object-with.ts';

const claim = (capacity: string, ...conditions: object[]) =>
  expansionProgress(
    objectWith({
      spec: { resources: { requests: { storage: '12Gi' } } },
      status: { capacity: { storage: capacity }, conditions },
    }),
  );

test('is complete when the capacity is what is asked for', () => {
  expect(claim('12Gi')).toEqual({ complete: true, failed: false, message: 'it has 12Gi' });
});

test('is complete, and says so, when only the file system is left', () => {
  const pending = { type: 'FileSystemResizePending', status: 'True', message: 'Waiting for user to (re-)start a pod' };
  expect(claim('10Gi', pending)).toMatchObject({
    complete: true,
    message: expect.stringContaining('(re-)start a pod'),
  });
});

test('waits while the storage grows, and fails when it says that it cannot', () => {
  expect(claim('10Gi', { type: 'Resizing', status: 'True' })).toMatchObject({ complete: false, failed: false });
  const error = { type: 'ControllerResizeError', status: 'True', message: 'out of space' };
  expect(claim('10Gi', error)).toMatchObject({ failed: true, message: 'it has 10Gi of 12Gi: out of space' });
});
