import type { Clock } from '#domain/clock.ts';
import type { Evidence, Finding, SeenChange } from '#domain/hypothesis.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { FindingId } from '#ml/findings.ts';

/** A finding as a collector knows it; the notebook adds who found it and when. */
export interface NotedFinding {
  readonly id: FindingId;
  readonly present: boolean;
  readonly text: string;
  readonly reference: string;
  readonly subject?: string | undefined;
  /** Where another source than the notebook's own shows it. */
  readonly source?: string | undefined;
}

/** Where one source writes down what it finds. Nothing is written any more once it is closed, so a late answer changes nothing. */
export interface Notebook {
  note(finding: NotedFinding): void;
  measure(name: string, value: number): void;
  noteChange(change: SeenChange): void;
  /** Something that could not be told, with the reason. */
  miss(reason: string): void;
  /** Asks one thing of the source. What it throws is noted as missing and gives null; what it has not answered at the deadline is named. */
  ask<T>(part: string, work: () => Promise<T>): Promise<T | null>;
}

/** A notebook and the page that is torn out of it at the end. */
export interface OpenNotebook extends Notebook {
  /** What has been found. With the deadline that has passed, what is still being asked is named; null where all has been answered. */
  close(timeoutMs: number | null): Evidence;
}

const partsNamed = 4;
const longestText = 500;

export function openNotebook(source: string, clock: Clock): OpenNotebook {
  const findings: Finding[] = [];
  const changes: SeenChange[] = [];
  const metrics: Record<string, number> = {};
  const failures = new Map<string, { readonly reason: string; parts: number }>();
  const pending = new Map<symbol, string>();
  let answered = 0;
  let isOpen = true;

  /** Several questions may fail for one reason, such as a server that is down: it is said once. */
  const fail = (key: string, reason: string): void => {
    const known = failures.get(key);
    if (known) known.parts += 1;
    else failures.set(key, { reason, parts: 1 });
  };

  return {
    note({ subject, source: by, text, ...finding }) {
      if (!isOpen) return;
      const about = subject === undefined ? {} : { subject };
      findings.push({ ...finding, text: clipped(text), source: by ?? source, observedAt: clock.now(), ...about });
    },
    measure(name, value) {
      if (isOpen) metrics[name] = value;
    },
    noteChange(change) {
      if (isOpen) changes.push(change);
    },
    miss(reason) {
      if (isOpen) fail(reason, reason);
    },
    async ask(part, work) {
      const question = Symbol(part);
      pending.set(question, part);
      try {
        const answer = await work();
        answered += 1;
        return answer;
      } catch (error) {
        if (isOpen) fail(keyOf(error), error instanceof Error ? error.message : String(error));
        return null;
      } finally {
        if (isOpen) pending.delete(question);
      }
    },
    close(timeoutMs) {
      isOpen = false;
      const unavailable = [...failures.values()].map(({ reason, parts }) => ({
        source,
        reason: parts === 1 ? reason : `${reason} (${parts} questions)`,
      }));
      if (timeoutMs !== null)
        unavailable.push({ source, reason: sayLate([...new Set(pending.values())], answered, timeoutMs) });
      return { findings, metrics, unavailable, changes };
    },
  };
}

/** What others wrote, such as an event's message, may be long. */
function clipped(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** Of access rules each refusal names another kind and is worth its own line; of a dead server one is enough. */
function keyOf(error: unknown): string {
  if (!(error instanceof OutsideError)) return String(error);
  return error.code === 'Forbidden' || error.retry.kind === 'no' ? error.message : error.code;
}

function sayLate(parts: readonly string[], answered: number, timeoutMs: number): string {
  const late = `no answer within ${timeoutMs} ms`;
  if (answered === 0 || parts.length === 0) return late;
  const named = parts.slice(0, partsNamed).join(', ');
  return `${late}: ${named}${parts.length > partsNamed ? ` and ${parts.length - partsNamed} more` : ''}`;
}
