import { readIncidentArgument } from './incident-argument.ts';
import type { RunbookSubcommand } from './runbook-subcommand.ts';
import { splitWords } from './split-words.ts';

const example = '/runbook run traffic-spike-scale-up 12 replicas=6 note="two words"';

/** Reads what stands behind `/runbook run`: a name, perhaps a number, and inputs. */
export function parseRun(text: string): RunbookSubcommand {
  const split = splitWords(text);
  if (split.kind === 'wrong') return wrong(split.problem);
  const bare = split.words.filter((word) => word.name === null).map(({ value }) => value);
  const inputs = split.words.flatMap(({ name, value }) => (name === null ? [] : [{ name, value }]));
  const [name, number, ...more] = bare;
  if (name === undefined || name === '') return wrong('run needs the name of a runbook');
  const incident = number === undefined ? null : readIncidentArgument(number);
  if (number !== undefined && incident === null) return wrong(`"${number}" is not the number of an incident`);
  if (more.length > 0) return wrong(`run takes a name, a number and inputs, not also "${more.join(' ')}"`);
  const twice = inputs.find((input, index) => inputs.findIndex((other) => other.name === input.name) < index);
  if (twice) return wrong(`the input ${twice.name} is given twice`);
  return { kind: 'run', name, incident, inputs };
}

function wrong(problem: string): RunbookSubcommand {
  return { kind: 'wrong', problem, example };
}
