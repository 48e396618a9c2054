import { acknowledge } from '#incidents/acknowledge.ts';
import { listIncidents, readSnapshot } from '#incidents/read-incidents.ts';
import { serviceNames } from '#incidents/runbook-catalogue.ts';
import type { Message } from '#handlers/slack/message.ts';
import { declareModal } from '#handlers/slack/views/declare-modal.ts';
import { incidentHelp } from '#handlers/slack/views/help.ts';
import { incidentDetails } from '#handlers/slack/views/incident-details.ts';
import { incidentList, incidentsListed } from '#handlers/slack/views/incident-list.ts';
import { noSuchIncident } from '#handlers/slack/views/no-such-incident.ts';
import { sayAcknowledgement } from '#handlers/slack/views/say-acknowledgement.ts';
import { causeByCommand } from './cause-by-command.ts';
import { declareByCommand } from './declare-by-command.ts';
import type { IncidentArgument } from './incident-argument.ts';
import { notUnderstood } from './not-understood.ts';
import { parseIncidentCommand } from './parse-incident-command.ts';
import { resolveByCommand } from './resolve-by-command.ts';
import { severityByCommand } from './severity-by-command.ts';
import type { CommandGesture, SlashCommand } from './slash-command.ts';
import { unknownSubcommand } from './unknown-subcommand.ts';
import { whichIncident } from './which-incident.ts';

/** `/incident list [all] | show [n] | declare [severity] [title] | ack [n] | severity [n] sev2 [reason] | resolve [n] [note] | cause [n] | help` */
export const incidentCommand: SlashCommand = {
  name: '/incident',
  async answer(gesture) {
    const { deps, text } = gesture;
    const command = parseIncidentCommand(text);
    switch (command.kind) {
      case 'help':
        return incidentHelp(null);
      case 'unknown':
        return incidentHelp(unknownSubcommand('/incident', command.word, command.suggestion));
      case 'wrong':
        return notUnderstood(command);
      case 'declare':
        // Opening the form comes before any reading, because its trigger dies after three seconds.
        if (command.title === null) return await gesture.openModal(declareModal(serviceNames(deps), command.severity));
        return await declareByCommand(gesture, command.title, command.severity);
      case 'list': {
        const incidents = await listIncidents(deps, { state: command.state, limit: incidentsListed + 1 });
        return incidentList(incidents, command.state);
      }
      case 'show':
        return await show(gesture, command.incident);
      case 'ack':
        return await take(gesture, command.incident);
      case 'severity':
        return await severityByCommand(gesture, command);
      case 'resolve':
        return await resolveByCommand(gesture, command.incident, command.note);
      case 'cause':
        return await causeByCommand(gesture, command.incident);
    }
  },
};

async function show(gesture: CommandGesture, named: IncidentArgument | null): Promise<Message> {
  const which = await whichIncident(gesture, named, '/incident show 12');
  if (which.kind === 'unclear') return which.message;
  const snapshot = await readSnapshot(gesture.deps, which.number);
  return snapshot === null ? noSuchIncident(which.number) : incidentDetails(snapshot);
}

async function take(gesture: CommandGesture, named: IncidentArgument | null): Promise<Message> {
  const { deps, person } = gesture;
  const which = await whichIncident(gesture, named, '/incident ack 12');
  if (which.kind === 'unclear') return which.message;
  const outcome = await acknowledge(deps, { incident: which.number, person });
  return sayAcknowledgement(outcome, which.number, person);
}
