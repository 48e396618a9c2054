import { expect, it } from 'vitest';
import { repeatedMessage } from '#incidents/evidence/loki/repeated-message.ts';

it('finds the offset that comes back again and again', () => {
  const lines = ['panic at offset 4711', 'retry of offset=4711', 'cannot handle message at offset: 4711', 'offset 9'];
  expect(repeatedMessage(lines)).toEqual({ key: '4711', lines: 3, of: 4 });
});

it('reads the ids of messages too', () => {
  const lines = Array.from({ length: 3 }, () => 'rejected message id=a7-33f of orders');
  expect(repeatedMessage(lines)?.key).toBe('a7-33f');
});

it('says nothing where hardly any line names a message', () => {
  expect(repeatedMessage(['offset 1', 'all is well', 'offset two'])).toBeNull();
  expect(repeatedMessage([])).toBeNull();
});
