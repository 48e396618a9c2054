import { z } from 'zod';
import { classSchema } from '#domain/classification.ts';
import { clamp } from './clamp.ts';
import { stepReference } from './step-reference.ts';

/** What the buttons about an incident carry. */
export const incidentValueSchema = z.object({ incident: z.number().int().positive() }).readonly();
export type IncidentValue = z.infer<typeof incidentValueSchema>;

/** What the buttons of a question carry: enough to open a form without reading anything first. */
export const approvalValueSchema = z
  .object({
    incident: z.number().int().positive(),
    approval: z.string().min(1).max(200),
    /** What is being decided, in short, for the form's heading. */
    what: z.string().max(300),
  })
  .readonly();
export type ApprovalValue = z.infer<typeof approvalValueSchema>;

/** What the buttons about a run carry: a card may show a run that is no longer the incident's latest. */
export const runValueSchema = z
  .object({ incident: z.number().int().positive(), run: z.string().min(1).max(200) })
  .readonly();
export type RunValue = z.infer<typeof runValueSchema>;

/**
 * What the buttons about a doubtful step carry; `step` is its address, or `stepReference` of it. The attempt tells a
 * press that is late from one about a doubt of the same step that arose since.
 */
export const doubtValueSchema = z
  .object({
    incident: z.number().int().positive(),
    run: z.string().min(1).max(200),
    step: z.string().min(1).max(200),
    attempt: z.number().int().nonnegative(),
  })
  .readonly();
export type DoubtValue = z.infer<typeof doubtValueSchema>;

/**
 * What the button that asks for the cause carries: enough to open the form, filled in, without reading anything first.
 * `likely` are ids of causes, the most probable first.
 */
export const causeValueSchema = z
  .object({
    incident: z.number().int().positive(),
    class: classSchema.nullable(),
    cause: z.string().min(1).max(75).nullable(),
    likely: z.array(z.string().min(1).max(75)).max(5).readonly(),
  })
  .readonly();
export type CauseValue = z.infer<typeof causeValueSchema>;

/** The value of an incident's button. */
export function incidentValue(incident: number): string {
  return JSON.stringify({ incident } satisfies IncidentValue);
}

/** The value of a question's button. */
export function approvalValue(value: ApprovalValue): string {
  return JSON.stringify({ ...value, what: clamp(value.what, 200) } satisfies ApprovalValue);
}

/** The value of a run's button. */
export function runValue(value: RunValue): string {
  return JSON.stringify(value satisfies RunValue);
}

/** The value of the button that asks for the cause. */
export function causeValue(value: CauseValue): string {
  return JSON.stringify(value satisfies CauseValue);
}

/** The value of a doubtful step's button; the address may have any length. */
export function doubtValue(doubt: Omit<DoubtValue, 'step'> & { readonly path: string }): string {
  const { incident, run, path, attempt } = doubt;
  return JSON.stringify({ incident, run, step: stepReference(path), attempt } satisfies DoubtValue);
}

/** Reads a button's or a form's value; null when it is not one, as on a card that another version posted. */
export function readValue<Schema extends z.ZodType>(schema: Schema, value: string | undefined): z.infer<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(value ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
