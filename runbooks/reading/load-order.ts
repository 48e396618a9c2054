import { z } from 'zod';
import { readYaml } from './yaml-source.ts';

/** A runbook's text with what it is called and whom it calls, as far as that can be read. */
export interface Draft {
  readonly file: string;
  readonly text: string;
  /** Null where the text does not say. */
  readonly name: string | null;
  readonly calls: readonly string[];
}

/** Reads names and calls without judging the rest: parsing does that. */
export function draftOf(file: string, text: string): Draft {
  const yaml = readYaml(text);
  if (!yaml.ok) return { file, text, name: null, calls: [] };
  const named = z.object({ name: z.string() }).safeParse(yaml.source.value);
  const calls = new Set<string>();
  collectCalls(yaml.source.value, calls, 0);
  return { file, text, name: named.success ? named.data.name : null, calls: [...calls] };
}

const callSchema = z.object({ type: z.literal('runbook'), runbook: z.string() });
const deepest = 50;

function collectCalls(value: unknown, calls: Set<string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  const call = callSchema.safeParse(value);
  if (call.success) calls.add(call.data.runbook);
  for (const inner of Object.values(value)) collectCalls(inner, calls, depth + 1);
}

export interface LoadOrder {
  /** Called runbooks before those that call them. */
  readonly drafts: readonly Draft[];
  /** Runbooks that call themselves, by way of others or directly: the way round, for each draft on it. */
  readonly cycles: ReadonlyMap<Draft, readonly string[]>;
}

/** Puts runbooks in the order in which they can be read. Those on a cycle cannot be, and are reported. */
export function loadOrder(drafts: readonly Draft[]): LoadOrder {
  const byName = new Map<string, Draft>();
  for (const draft of drafts) if (draft.name !== null && !byName.has(draft.name)) byName.set(draft.name, draft);
  const ordered: Draft[] = [];
  const done = new Set<Draft>();
  const cycles = new Map<Draft, readonly string[]>();
  const visit = (draft: Draft, way: readonly Draft[]): void => {
    const back = way.indexOf(draft);
    if (back !== -1) {
      const round = way.slice(back);
      for (const one of round)
        cycles.set(
          one,
          [...round, draft].map(({ name }) => name ?? ''),
        );
      return;
    }
    if (done.has(draft)) return;
    for (const name of draft.calls) {
      const called = byName.get(name);
      if (called !== undefined) visit(called, [...way, draft]);
    }
    if (done.has(draft)) return;
    done.add(draft);
    ordered.push(draft);
  };
  for (const draft of drafts) visit(draft, []);
  return { drafts: ordered, cycles };
}
