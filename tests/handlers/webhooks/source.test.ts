import { expect, it } from 'vitest';
import { z } from 'zod';
import { source } from '#handlers/webhooks/source.ts';

it('ties a body’s schema to the functions that read it', () => {
  const counting = source({
    name: 'counting',
    path: '/webhooks/counting',
    schema: z.object({ left: z.number() }),
    answers: 'receipt',
    truncatedCount: (body) => body.left,
    toAlerts: () => [],
  });
  const body = counting.schema.parse({ left: 3, more: 'dropped' });
  expect(counting.truncatedCount(body)).toBe(3);
});
