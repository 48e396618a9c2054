import { sayDuration } from '#domain/duration.ts';
import type { NotedFinding } from '#incidents/evidence/notebook.ts';
import { logPatterns } from './log-patterns.ts';
import { logWordings } from './log-wordings.ts';
import { repeatedMessage } from './repeated-message.ts';

/** Lines that tell of trouble, of a stretch of time. */
export interface Stretch {
  readonly lines: readonly string[];
  /** How long the stretch is that these lines are from: shorter than was asked for where there were too many. */
  readonly ms: number;
  /** Whether these are all lines of the stretch that was asked for. */
  readonly isWhole: boolean;
}

/** The minutes since shortly before the trouble began, and what lies before them. */
export interface TroubleLines {
  readonly now: Stretch;
  readonly before: Stretch;
}

/** As many times more often than before a wording must be written to be news. */
const newsFactor = 3;
/** As many lines make a pattern. */
const leastLines = 3;
const mostQuoted = 160;
const grave = /\b(?:error|fatal|panic|critical|severe|exception|traceback|fail(?:ed|ure|ing)?)\b|ERR\b/i;

/**
 * What the lines of a service say, judged against the time before: what was written all along is no news. Of more lines than are read only the newest
 * are known. They cannot show that something was not written, nor that it was written all along: it may have begun minutes before.
 */
export function logFindings(lines: TroubleLines, reference: string): readonly NotedFinding[] {
  const finding = (id: NotedFinding['id'], text: string, present: boolean): NotedFinding => ({
    id,
    text,
    present,
    reference,
  });
  const known = logWordings.flatMap(({ finding: id, pattern, except, none }) => {
    const fits = (line: string): boolean => pattern.test(line) && except?.test(line) !== true;
    const [now, before] = [lines.now.lines.filter(fits), lines.before.lines.filter(fits)];
    const example = now[0];
    if (example === undefined) return lines.now.isWhole ? [finding(id, `the log has ${none}`, false)] : [];
    const isNews = rate(now, lines.now.ms) >= newsFactor * rate(before, lines.before.ms);
    if (!isNews && !lines.before.isWhole) return [];
    const counted = `${now.length} lines now, ${before.length} in ${sayBefore(lines.before)}`;
    return [finding(id, `${counted}: ${quote(example)}`, isNews)];
  });
  return [...known, ...patternFinding(lines, finding), ...messageFinding(lines, finding)];
}

type Finding = (id: NotedFinding['id'], text: string, present: boolean) => NotedFinding;

function patternFinding({ now, before }: TroubleLines, finding: Finding): readonly NotedFinding[] {
  const isGrave = (line: string): boolean => grave.test(line);
  const [newest] = logPatterns(now.lines.filter(isGrave), before.lines.filter(isGrave))
    .filter((pattern) => pattern.before === 0 && pattern.now >= leastLines)
    .toSorted((a, b) => b.now - a.now);
  if (newest === undefined) {
    const isKnown = now.isWhole && before.isWhole;
    return isKnown ? [finding('new_error_pattern', 'no errors of a new kind', false)] : [];
  }
  const text = `${newest.now} lines of a kind that was not there in ${sayBefore(before)}: ${quote(newest.example)}`;
  return [finding('new_error_pattern', text, true)];
}

function messageFinding({ now }: TroubleLines, finding: Finding): readonly NotedFinding[] {
  const rejected = logWordings.find(({ finding: id }) => id === 'log_message_rejected')?.pattern;
  const repeated = repeatedMessage(now.lines.filter((line) => rejected?.test(line) === true || grave.test(line)));
  if (repeated === null) return [];
  const text = `${repeated.lines} of ${repeated.of} lines that name a message name ${repeated.key}`;
  return [finding('same_message_repeats', text, repeated.lines >= leastLines && repeated.lines / repeated.of >= 0.6)];
}

function rate(lines: readonly string[], stretchMs: number): number {
  return lines.length / Math.max(1, stretchMs);
}

/** `the hour before`, or how much of it has been read. */
function sayBefore({ ms, isWhole }: Stretch): string {
  return isWhole ? 'the hour before' : `the ${sayDuration(ms)} before`;
}

function quote(line: string): string {
  return `“${line.length > mostQuoted ? `${line.slice(0, mostQuoted)}…` : line}”`;
}
