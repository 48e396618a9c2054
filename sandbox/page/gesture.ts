import { z } from 'zod';

const id = z.string().min(1).max(255);
const target = z.object({ channel: id, ts: id }).nullable();
const text = z.string().max(40_000);
const value = z.union([z.string().max(40_000), z.array(z.string().max(40_000)).max(100).readonly()]);

/** What a person did on the page; `viewer` is the user id of the person chosen in the switcher. */
export const gestureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('post'), viewer: id, channel: id, text: text.min(1), threadTs: id.optional() }),
  z.object({
    kind: z.literal('command'),
    viewer: id,
    channel: id,
    command: id.regex(/^\/\S+$/, 'starts with a slash'),
    text,
  }),
  z.object({ kind: z.literal('press'), viewer: id, target, actionId: id, blockId: z.string().max(255) }),
  z.object({ kind: z.literal('choose'), viewer: id, target, actionId: id, blockId: z.string().max(255), value }),
  z.object({
    kind: z.literal('submit'),
    viewer: id,
    values: z.record(id, z.record(id, value)),
  }),
  z.object({ kind: z.literal('close'), viewer: id, how: z.enum(['cancel', 'x']) }),
  z.object({ kind: z.literal('react'), viewer: id, channel: id, ts: id, name: id, remove: z.boolean() }),
  z.object({ kind: z.literal('pin'), viewer: id, channel: id, ts: id }),
  z.object({ kind: z.literal('join'), viewer: id, channel: id }),
  z.object({ kind: z.literal('open-home'), viewer: id }),
]);

export type Gesture = z.infer<typeof gestureSchema>;

/** A fault to inject, and where; without a service the fault strikes its default target. */
export const faultSchema = z.object({ fault: id, service: id.optional() });
