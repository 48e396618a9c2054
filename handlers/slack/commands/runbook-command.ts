import { cancelRun } from '#incidents/cancel-run.ts';
import { listUnfinishedRuns, readRunStory } from '#incidents/read-run-story.ts';
import { retryRun } from '#incidents/retry-run.ts';
import { listRunbooks, showRunbook } from '#incidents/runbook-catalogue.ts';
import { readStop, resumeEverything, stopEverything } from '#incidents/stop-everything.ts';
import type { Message } from '#handlers/slack/message.ts';
import { runbookHelp } from '#handlers/slack/views/help.ts';
import { noSuchRunbook } from '#handlers/slack/views/no-such-runbook.ts';
import { runStory } from '#handlers/slack/views/run-story.ts';
import { runbookDetails } from '#handlers/slack/views/runbook-details.ts';
import { runbookList } from '#handlers/slack/views/runbook-list.ts';
import { runbookStatus } from '#handlers/slack/views/runbook-status.ts';
import { sayCancellation } from '#handlers/slack/views/say-cancellation.ts';
import { sayRetry } from '#handlers/slack/views/say-retry.ts';
import { sayResumption, sayStop } from '#handlers/slack/views/say-stop.ts';
import type { IncidentArgument } from './incident-argument.ts';
import { nearestWord } from './nearest-word.ts';
import { notUnderstood } from './not-understood.ts';
import { parseRunbookCommand } from './parse-runbook-command.ts';
import { runByCommand } from './run-by-command.ts';
import type { CommandGesture, SlashCommand } from './slash-command.ts';
import { unknownSubcommand } from './unknown-subcommand.ts';
import { whichIncident } from './which-incident.ts';

/**
 * `/runbook list | show <name> | run <name> [n] [input=value …] | log [n] [page p] | cancel [n] | retry [n] | status |
 * stop all [reason] | resume | help`
 */
export const runbookCommand: SlashCommand = {
  name: '/runbook',
  async answer(gesture) {
    const { deps, person } = gesture;
    const command = parseRunbookCommand(gesture.text);
    switch (command.kind) {
      case 'help':
        return runbookHelp(null);
      case 'unknown':
        return runbookHelp(unknownSubcommand('/runbook', command.word, command.suggestion));
      case 'wrong':
        return notUnderstood(command);
      case 'list':
        return runbookList(listRunbooks(deps));
      case 'show':
        return show(gesture, command.name);
      case 'run':
        return await runByCommand(gesture, command);
      case 'status':
        return runbookStatus(await readStop(deps), await listUnfinishedRuns(deps));
      case 'log':
        return await onIncident(gesture, command.incident, 'log', async (incident) =>
          runStory(await readRunStory(deps, incident), incident, command.page),
        );
      case 'cancel':
        return await onIncident(gesture, command.incident, 'cancel', async (incident) =>
          sayCancellation(await cancelRun(deps, { incident, person }), incident),
        );
      case 'retry':
        return await onIncident(gesture, command.incident, 'retry', async (incident) =>
          sayRetry(await retryRun(deps, { incident, person }), incident),
        );
      case 'stop':
        return sayStop(await stopEverything(deps, { person, reason: command.reason }));
      case 'resume':
        return sayResumption(await resumeEverything(deps, { person }));
    }
  },
};

async function onIncident(
  gesture: CommandGesture,
  named: IncidentArgument | null,
  subcommand: string,
  work: (incident: number) => Promise<Message>,
): Promise<Message> {
  const which = await whichIncident(gesture, named, `/runbook ${subcommand} 12`);
  return which.kind === 'unclear' ? which.message : await work(which.number);
}

function show({ deps }: CommandGesture, name: string): Message {
  const runbook = showRunbook(deps, name);
  if (runbook !== null) return runbookDetails(runbook, deps.runbooks.find((each) => each.name === name)?.inputs ?? {});
  const near = nearestWord(
    name,
    listRunbooks(deps).map((each) => each.name),
  );
  return noSuchRunbook(name, near === null ? [] : [near]);
}
