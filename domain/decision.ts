import { z } from 'zod';

/** How far a runbook may go by itself for a class of incident, from watching to acting. */
export const autonomies = ['observe', 'suggest', 'ask', 'act'] as const;
export const autonomySchema = z.enum(autonomies);
export type Autonomy = z.infer<typeof autonomySchema>;

/** What can be decided, from leaving it to a person to acting alone. */
export const actions = ['escalate', ...autonomies] as const;
export const actionSchema = z.enum(actions);
export type Action = z.infer<typeof actionSchema>;

/** How sure the class is. Where the bands begin is configured. */
export const confidenceBands = ['low', 'fair', 'high'] as const;
export type ConfidenceBand = (typeof confidenceBands)[number];

/** What a runbook may do to the platform, as its author or its steps say. */
export const riskBands = ['low', 'medium', 'high'] as const;
export type RiskBand = (typeof riskBands)[number];

/** What a runbook has shown so far for a class, from worst to best. `none`: too little to tell. */
export const recordBands = ['poor', 'none', 'good', 'proven'] as const;
export type RecordBand = (typeof recordBands)[number];

/** What is to be done, by confidence, then risk, then record: every cell there is. */
export type DecisionTable = Readonly<
  Record<ConfidenceBand, Readonly<Record<RiskBand, Readonly<Record<RecordBand, Action>>>>>
>;

/** One runbook that fits, with what speaks for it; as people read it. */
export const runbookChoiceSchema = z
  .object({
    runbook: z.string(),
    /** Which tests of its trigger passed, with the values. */
    why: z.string(),
    /** "held 7 of 8 times for this class; at least 57 % likely to help" */
    record: z.string(),
    /** The cause that it remedies and how likely that is; null where no cause names it. */
    remedies: z.string().nullable(),
  })
  .readonly();
export type RunbookChoice = z.infer<typeof runbookChoiceSchema>;

/** What Firebreak decided to do about an incident, and why; shown to people as it stands here. */
export const decisionSchema = z
  .object({
    action: actionSchema,
    /** A sentence or a few naming the facts that decided. */
    reason: z.string(),
    /** The chosen runbook, when one matched. */
    runbook: z.string().nullable(),
    /** Other runbooks that matched, best first. */
    alternatives: z.array(z.string()).readonly(),
    /** The cell of the decision table that was looked up; absent where no runbook matched. */
    cell: z
      .object({
        confidence: z.enum(confidenceBands),
        risk: z.enum(riskBands),
        record: z.enum(recordBands),
        action: actionSchema,
      })
      .readonly()
      .optional(),
    /** Every runbook that matched, best first; absent in decisions from before they were ranked. */
    choices: z.array(runbookChoiceSchema).readonly().optional(),
  })
  .readonly();
export type Decision = z.infer<typeof decisionSchema>;
