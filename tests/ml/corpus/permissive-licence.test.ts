import { expect, test } from 'vitest';
import { isPermissive } from '#ml/corpus/permissive-licence.ts';

test('takes only licences that let a model be passed on', () => {
  expect(['Apache-2.0', 'MIT', 'CC0-1.0', 'CC-BY-4.0'].every(isPermissive)).toBe(true);
  expect(['GPL-3.0-or-later', 'Elastic-2.0', 'AGPL-3.0-only/Apache-2.0', ''].some(isPermissive)).toBe(false);
});
