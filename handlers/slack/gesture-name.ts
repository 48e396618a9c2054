import { z } from 'zod';

const named = z.object({
  type: z.string().optional(),
  command: z.string().optional(),
  actions: z.array(z.object({ action_id: z.string() })).optional(),
  callback_id: z.string().optional(),
  view: z.object({ callback_id: z.string().optional() }).optional(),
  event: z.object({ type: z.string() }).optional(),
});

/** What a payload is about, for the log: `command /incident`, `block_actions approval.approve`. Never its content. */
export function gestureName(body: unknown): string {
  const parsed = named.safeParse(body);
  if (!parsed.success) return 'payload of unknown shape';
  const { type, command, actions, callback_id: callbackId, view, event } = parsed.data;
  if (command !== undefined) return `command ${command}`;
  if (event) return `event ${event.type}`;
  const id = actions?.[0]?.action_id ?? view?.callback_id ?? callbackId;
  return [type ?? 'payload', id].filter(Boolean).join(' ');
}
