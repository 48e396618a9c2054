import { z } from 'zod';

/** How far a runbook may go by itself for a class of incident, from watching to acting. */
export const autonomies = ['observe', 'suggest', 'ask', 'act'] as const;
export const autonomySchema = z.enum(autonomies);
export type Autonomy = z.infer<typeof autonomySchema>;

/** What Firebreak decided to do about an incident, and why; shown to people as it stands here. */
export const decisionSchema = z
  .object({
    action: z.enum(['observe', 'suggest', 'ask', 'act', 'escalate']),
    /** One sentence naming the facts that decided. */
    reason: z.string(),
    /** The chosen runbook, when one matched. */
    runbook: z.string().nullable(),
    /** Other runbooks that matched, best first. */
    alternatives: z.array(z.string()).readonly(),
  })
  .readonly();
export type Decision = z.infer<typeof decisionSchema>;
