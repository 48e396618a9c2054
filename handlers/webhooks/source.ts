import type { z } from 'zod';
import type { IncomingAlert } from '#incidents/ingest-alerts.ts';
import type { AlertFields } from './alert-fields.ts';

/** One kind of sender: where it posts, what its body looks like, and which alerts that means. */
export interface Source<Body = unknown> {
  /** Stored with every alert and shown to people. */
  readonly name: string;
  readonly path: string;
  readonly schema: z.ZodType<Body>;
  toAlerts(body: Body, facts: { readonly fields: AlertFields; readonly receivedAt: Date }): readonly IncomingAlert[];
  /** How many alerts the sender says it left out. */
  truncatedCount(body: Body): number;
  /** What the sender expects of a good answer: Alertmanager's own API says 200, ours 202 with a receipt. */
  readonly answers: 'receipt' | 'empty';
}

/** Ties a schema to its functions, so that the table can hold sources of different bodies. */
export function source<Body>(definition: Source<Body>): Source {
  return definition;
}
