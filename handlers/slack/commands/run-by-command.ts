import { requestRun } from '#incidents/request-run.ts';
import type { Message } from '#handlers/slack/message.ts';
import { sayRunRequest } from '#handlers/slack/views/say-run-request.ts';
import { notUnderstood } from './not-understood.ts';
import { readRunInputs } from './read-run-inputs.ts';
import type { RunbookSubcommand } from './runbook-subcommand.ts';
import type { CommandGesture } from './slash-command.ts';
import { whichIncident } from './which-incident.ts';

type Run = Extract<RunbookSubcommand, { readonly kind: 'run' }>;

/** Asks for a run, with the inputs as the types that its runbook declares. */
export async function runByCommand(gesture: CommandGesture, { name, incident, inputs }: Run): Promise<Message> {
  const { deps, person } = gesture;
  const which = await whichIncident(gesture, incident, `/runbook run ${name.slice(0, 100)} 12`);
  if (which.kind === 'unclear') return which.message;
  const runbook = deps.runbooks.find((candidate) => candidate.name === name);
  // A name that no runbook has is answered by the use case, which knows the names that come near it.
  const read = readRunInputs(runbook?.inputs ?? {}, runbook ? inputs : []);
  if (read.kind === 'wrong') return notUnderstood({ problem: read.problem, example: `/runbook show ${name}` });
  const request = { incident: which.number, runbook: name, person, inputs: read.inputs };
  return sayRunRequest(await requestRun(deps, request), which.number, name);
}
