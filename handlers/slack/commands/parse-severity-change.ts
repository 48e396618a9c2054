import { parseSeverity } from '#domain/severity.ts';
import { readIncidentArgument } from './incident-argument.ts';
import type { IncidentCommand } from './parse-incident-command.ts';

const example = '/incident severity INC-12 sev3 only reports are late';
const reasonMaxLength = 1000;

/** Reads what stands behind `/incident severity`: perhaps an incident, a severity, perhaps a reason. */
export function parseSeverityChange(text: string): IncidentCommand {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const [first = '', second = ''] = words;
  const named = readIncidentArgument(first);
  const isNumber = named !== null && (!named.isBare || parseSeverity(first) === null || isPlainSeverity(second));
  if (!isNumber && named !== null && parseSeverity(second) !== null) {
    return wrong(`"${first} ${second}" can be read in two ways: write INC-${first} for the incident or sev${first}`);
  }
  const [word = '', ...reason] = isNumber ? words.slice(1) : words;
  const severity = parseSeverity(word);
  if (word === '') return wrong('severity needs one of sev1 to sev4');
  if (severity === null) return wrong(`"${word}" is no severity; there are sev1, sev2, sev3 and sev4`);
  const why = reason.join(' ');
  if (why.length > reasonMaxLength) {
    return wrong(`the reason has ${why.length} characters; at most ${reasonMaxLength} are kept in the timeline`);
  }
  return { kind: 'severity', incident: isNumber ? named : null, severity, reason: why === '' ? null : why };
}

/** `sev2` or `p2`, which nobody begins a reason with. */
function isPlainSeverity(word: string): boolean {
  return /^(?:sev-?|p)[1-4]$/i.test(word);
}

function wrong(problem: string): IncidentCommand {
  return { kind: 'wrong', problem, example };
}
