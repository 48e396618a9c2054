import { z } from 'zod';
import type { Workspace } from '#sandbox/contract.ts';

/** Messages of a Slack workspace by the key in their metadata. */
export interface MessageRecord {
  /** How many messages were posted under a key. */
  posted(key: string): number;
  /** Keys under which more than one was posted. */
  repeated(): readonly string[];
}

/** Looks at each call of Slack's once. */
export function createMessageRecord(workspace: Workspace): MessageRecord {
  const counts = new Map<string, number>();
  let known = 0;
  const read = (): ReadonlyMap<string, number> => {
    const calls = workspace.calls();
    for (const { ok, method, args } of calls.slice(known)) {
      const metadata = ok && method === 'chat.postMessage' ? metadataSchema.safeParse(args['metadata']) : null;
      if (metadata?.success) counts.set(metadata.data, (counts.get(metadata.data) ?? 0) + 1);
    }
    known = calls.length;
    return counts;
  };
  return {
    posted: (key) => read().get(key) ?? 0,
    repeated: () => [...read()].flatMap(([key, count]) => (count > 1 ? [key] : [])),
  };
}

const keyed = z.object({ event_payload: z.object({ key: z.string() }) }).transform((one) => one.event_payload.key);
/** As it was sent: JSON, or JSON in a form's field. */
const metadataSchema = z.union([
  keyed,
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(keyed),
]);
