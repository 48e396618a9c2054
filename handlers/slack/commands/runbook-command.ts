import { requestRun } from '#incidents/request-run.ts';
import { listRunbooks, showRunbook } from '#incidents/runbook-catalogue.ts';
import type { Message } from '#handlers/slack/message.ts';
import { runbookHelp } from '#handlers/slack/views/help.ts';
import { noSuchRunbook } from '#handlers/slack/views/no-such-runbook.ts';
import { runbookDetails } from '#handlers/slack/views/runbook-details.ts';
import { runbookList } from '#handlers/slack/views/runbook-list.ts';
import { sayRunRequest } from '#handlers/slack/views/say-run-request.ts';
import type { IncidentArgument } from './incident-argument.ts';
import { nearestWord } from './nearest-word.ts';
import { notUnderstood } from './not-understood.ts';
import { parseRunbookCommand } from './parse-runbook-command.ts';
import type { CommandGesture, SlashCommand } from './slash-command.ts';
import { unknownSubcommand } from './unknown-subcommand.ts';
import { whichIncident } from './which-incident.ts';

/** `/runbook list | show <name> | run <name> [n] | help` */
export const runbookCommand: SlashCommand = {
  name: '/runbook',
  async answer(gesture) {
    const command = parseRunbookCommand(gesture.text);
    switch (command.kind) {
      case 'help':
        return runbookHelp(null);
      case 'unknown':
        return runbookHelp(unknownSubcommand('/runbook', command.word, command.suggestion));
      case 'wrong':
        return notUnderstood(command);
      case 'list':
        return runbookList(listRunbooks(gesture.deps));
      case 'show':
        return show(gesture, command.name);
      case 'run':
        return await run(gesture, command.name, command.incident);
    }
  },
};

function show({ deps }: CommandGesture, name: string): Message {
  const runbook = showRunbook(deps, name);
  if (runbook !== null) return runbookDetails(runbook);
  const near = nearestWord(
    name,
    listRunbooks(deps).map((each) => each.name),
  );
  return noSuchRunbook(name, near === null ? [] : [near]);
}

async function run(gesture: CommandGesture, runbook: string, named: IncidentArgument | null): Promise<Message> {
  const { deps, person } = gesture;
  const which = await whichIncident(gesture, named, `/runbook run ${runbook.slice(0, 100)} 12`);
  if (which.kind === 'unclear') return which.message;
  const outcome = await requestRun(deps, { incident: which.number, runbook, person });
  return sayRunRequest(outcome, which.number, runbook);
}
