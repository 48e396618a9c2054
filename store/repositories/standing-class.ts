import { sql, type RawBuilder } from 'kysely';

/** The class that an incident counts under: what people said it was, else what Firebreak judged; null where nobody did either. */
export const standingClass: RawBuilder<string | null> = sql`coalesce(confirmed_class, classification ->> 'label')`;
