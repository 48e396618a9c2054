import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { stepType } from '#runbooks/step-type.ts';
import { waitUntil } from '#runbooks/queries/wait-until.ts';

const fields = z
  .strictObject({
    for: durationField('How long to wait.').optional(),
    duration: durationField('Another spelling of `for`.').optional(),
  })
  .refine((own) => (own.for === undefined) !== (own.duration === undefined), {
    error: 'needs exactly one of for and duration: write for: 30s',
  });

/** Waits before the next step. */
export const wait = stepType({
  summary: 'Waits before the next step. A delayed job: it holds no process and survives restarts.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: null,
  neverFails: true,
  texts: () => [],
  describe: (own) => `Wait ${sayDuration(lengthMs(own))}`,
  run: async (own, run) => {
    const waiting = waitUntil(lengthMs(own), run);
    return waiting ?? { kind: 'done', output: null, summary: `waited ${sayDuration(lengthMs(own) * run.waitScale)}` };
  },
});

function lengthMs(own: z.infer<typeof fields>): number {
  return own.for ?? own.duration ?? 0;
}
