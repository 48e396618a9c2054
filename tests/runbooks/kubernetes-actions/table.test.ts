import { expect, test } from 'vitest';
import { kubernetesActions } from '#runbooks/kubernetes-actions/table.ts';

test.each(Object.entries(kubernetesActions))(
  '%s stands under the word that chooses it, and says what it gives',
  (word, action) => {
    expect(action.fields.shape['action']?.safeParse(word).success).toBe(true);
    expect(action.fields.shape['action']?.description).toMatch(/\.$/);
    expect(action.gives).not.toBe('');
    expect(action.plan === null).toBe(action.effects === 'none');
  },
);
