import type { Severity } from '#domain/severity.ts';
import { declareIncident } from '#incidents/declare-incident.ts';
import { serviceNames } from '#incidents/runbook-catalogue.ts';
import type { Message } from '#handlers/slack/message.ts';
import { defaultSeverity } from '#handlers/slack/views/declare-modal.ts';
import { sayDeclaration } from '#handlers/slack/views/say-declaration.ts';
import type { CommandGesture } from './slash-command.ts';

/** Declares from one line. A service counts as named when the title holds exactly one name of the catalogue. */
export async function declareByCommand(
  { deps, person, gesture }: CommandGesture,
  title: string,
  severity: Severity | null,
): Promise<Message> {
  const words = new Set(title.toLowerCase().split(/[^a-z0-9-]+/));
  const named = serviceNames(deps).filter((service) => words.has(service.toLowerCase()));
  const [service = null] = named.length === 1 ? named : [];
  const declared = await declareIncident(deps, {
    title,
    severity: severity ?? defaultSeverity,
    service,
    description: '',
    person,
    gesture,
  });
  return sayDeclaration(declared, { severity: severity ?? defaultSeverity, isAssumed: severity === null });
}
