/** An incident as somebody named it; `isBare` when by the number alone, which might have been meant otherwise. */
export interface IncidentArgument {
  readonly number: number;
  readonly isBare: boolean;
}

/** Reads `12`, `#12` or `INC-12`; null for anything else, also for zero. */
export function readIncidentArgument(word: string): IncidentArgument | null {
  const match = /^(?<prefix>#|inc-?)?(?<digits>\d{1,9})$/i.exec(word.replaceAll('`', ''));
  const number = Number(match?.groups?.digits ?? 0);
  return number > 0 ? { number, isBare: match?.groups?.prefix === undefined } : null;
}

/** Whether a word was meant to name an incident, rightly or not. */
export function looksLikeIncident(word: string): boolean {
  return /^(?:#?\d+|#\w+|inc-?\d.*|inc-.*)$/i.test(word);
}
