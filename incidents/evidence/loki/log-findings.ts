import type { NotedFinding } from '#incidents/evidence/notebook.ts';
import { logPatterns } from './log-patterns.ts';
import { logWordings } from './log-wordings.ts';
import { repeatedMessage } from './repeated-message.ts';

/** Lines that tell of trouble, in the minutes since and in the hour before, and how long each stretch is. */
export interface TroubleLines {
  readonly now: readonly string[];
  readonly before: readonly string[];
  readonly nowMs: number;
  readonly beforeMs: number;
}

/** As many times more often than before a wording must be written to be news. */
const newsFactor = 3;
/** As many lines make a pattern. */
const leastLines = 3;
const mostQuoted = 160;
const grave = /\b(?:error|fatal|panic|critical|severe|exception|traceback|fail(?:ed|ure|ing)?)\b|ERR\b/i;

/** What the lines of a service say, judged against the hour before: what was written all along is no news. */
export function logFindings(lines: TroubleLines, reference: string): readonly NotedFinding[] {
  const finding = (id: NotedFinding['id'], text: string, present: boolean): NotedFinding => ({
    id,
    text,
    present,
    reference,
  });
  const known = logWordings.map(({ finding: id, pattern, except, none }) => {
    const fits = (line: string): boolean => pattern.test(line) && except?.test(line) !== true;
    const [now, before] = [lines.now.filter(fits), lines.before.filter(fits)];
    const example = now[0];
    const isNews = example !== undefined && rate(now, lines.nowMs) >= newsFactor * rate(before, lines.beforeMs);
    const text = example === undefined ? `the log has ${none}` : `${times(now, before)}: ${quote(example)}`;
    return finding(id, text, isNews);
  });
  return [...known, patternFinding(lines, finding), ...messageFinding(lines, finding)];
}

type Finding = (id: NotedFinding['id'], text: string, present: boolean) => NotedFinding;

function patternFinding({ now, before }: TroubleLines, finding: Finding): NotedFinding {
  const isGrave = (line: string): boolean => grave.test(line);
  const [newest] = logPatterns(now.filter(isGrave), before.filter(isGrave))
    .filter((pattern) => pattern.before === 0 && pattern.now >= leastLines)
    .toSorted((a, b) => b.now - a.now);
  const text = newest
    ? `${newest.now} lines of a kind that was not there in the hour before: ${quote(newest.example)}`
    : 'no errors of a new kind';
  return finding('new_error_pattern', text, newest !== undefined);
}

function messageFinding({ now }: TroubleLines, finding: Finding): readonly NotedFinding[] {
  const rejected = logWordings.find(({ finding: id }) => id === 'log_message_rejected')?.pattern;
  const repeated = repeatedMessage(now.filter((line) => rejected?.test(line) === true || grave.test(line)));
  if (repeated === null) return [];
  const text = `${repeated.lines} of ${repeated.of} lines that name a message name ${repeated.key}`;
  return [finding('same_message_repeats', text, repeated.lines >= leastLines && repeated.lines / repeated.of >= 0.6)];
}

function rate(lines: readonly string[], stretchMs: number): number {
  return lines.length / Math.max(1, stretchMs);
}

function times(now: readonly string[], before: readonly string[]): string {
  return `${now.length} lines now, ${before.length} in the hour before`;
}

function quote(line: string): string {
  return `“${line.length > mostQuoted ? `${line.slice(0, mostQuoted)}…` : line}”`;
}
