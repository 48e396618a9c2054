import type { Incident } from '#domain/incident.ts';
import { severityWord, type Severity } from '#domain/severity.ts';

/** That a milder severity would do, and how a person makes it so. */
export function sayMilder(incident: Pick<Incident, 'number' | 'severity'>, milder: Severity, reason: string): string {
  const { number, severity } = incident;
  const judged = `By what is known it would be ${milder} ${severityWord[milder]}: ${reason}.`;
  return `${judged} It stays ${severity} until somebody lowers it: /incident severity ${number} ${milder}`;
}
