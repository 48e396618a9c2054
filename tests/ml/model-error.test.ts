import { expect, test } from 'vitest';
import { ModelError } from '#ml/model-error.ts';

test('carries a code to act on and the cause', () => {
  const cause = new Error('ENOENT');
  const error = new ModelError('model_missing', 'no model', { cause });
  expect(error).toMatchObject({ name: 'ModelError', code: 'model_missing', cause });
});
