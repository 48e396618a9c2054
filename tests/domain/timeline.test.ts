import { expect, it } from 'vitest';
import { firebreak } from '#domain/incident.ts';
import { timelineEntrySchema, timelineKinds } from '#domain/timeline.ts';

it('holds entries of known kinds only', () => {
  const entry = { actor: firebreak, text: 'Opened.', at: new Date() };
  for (const kind of timelineKinds) expect(timelineEntrySchema.safeParse({ ...entry, kind }).success).toBe(true);
  expect(timelineEntrySchema.safeParse({ ...entry, kind: 'forgotten' }).success).toBe(false);
});
