import { type Address, parseAddress, type Place, sayAddress, textPath } from './address.ts';
import type { Runbook, Step } from './runbook.ts';

/** Where a run goes from a step. */
export type Next =
  | { readonly kind: 'step'; readonly path: string }
  /** The line of steps that another step started has come to its end; `group` is the address of that step. */
  | {
      readonly kind: 'thread_end';
      readonly thread: string;
      readonly group: string;
      readonly state: 'done' | 'failed';
      readonly reason: string;
    }
  /** A step has been taken back, or could not be. */
  | { readonly kind: 'undo_end'; readonly state: 'done' | 'failed'; readonly reason: string }
  | { readonly kind: 'end'; readonly state: 'succeeded' | 'failed'; readonly reason: string };

/** Where a run begins. */
export function firstPath(runbook: Runbook): string {
  return runbook.steps[0]?.path ?? 'steps[0]';
}

/** The step at an address. Throws `NoSuchStepError`: addresses come from the runbook itself, so a wrong one is a bug. */
export function stepAt(runbook: Runbook, path: string): Step {
  const address = parseAddress(path);
  const step = address === null ? null : find(runbook, address);
  if (step === null) throw new NoSuchStepError(runbook.name, path);
  return step;
}

export class NoSuchStepError extends Error {
  override readonly name = 'NoSuchStepError';
  readonly code = 'no_such_step';

  constructor(runbook: string, path: string) {
    super(`the runbook ${runbook} has no step ${path}`);
  }
}

/**
 * Where a run goes after a step. A step that failed hands over to its own on_failure, else to that of the nearest step
 * around it within its thread; after those steps the thread has failed all the same, and a failure among them ends it.
 */
export function nextPath(runbook: Runbook, path: string, outcome: 'done' | 'failed', branch?: string): Next {
  const step = stepAt(runbook, path);
  const address = parseAddress(path) ?? [];
  if (outcome === 'failed') return afterFailure(runbook, address);
  const first = branch === undefined ? undefined : step.branches[branch]?.[0];
  return first === undefined ? afterDone(runbook, address) : { kind: 'step', path: `${path}.${branch}[0]` };
}

/** The step whose thread an address belongs to, and that thread's name; null for the runbook's own line of steps. */
export function threadOf(path: string): { readonly thread: string; readonly group: string } | null {
  const address = parseAddress(path) ?? [];
  for (let length = address.length - 1; length > 0; length -= 1) {
    const found = threadAt(address, length);
    if (found !== null) return found;
  }
  return null;
}

/** The threads around an address, the outermost first: what its variables are made of. */
export function threadsAround(path: string): readonly string[] {
  const address = parseAddress(path) ?? [];
  const threads: string[] = [];
  for (let length = 1; length < address.length; length += 1) {
    const found = threadAt(address, length);
    if (found !== null) threads.push(found.thread);
  }
  return threads;
}

/** The thread that the first `length` places of an address lead into. */
function threadAt(address: Address, length: number): { readonly thread: string; readonly group: string } | null {
  const [holder, inner] = [address[length - 1], address[length]];
  if (holder === undefined || inner === undefined || inner.list === 'on_failure' || inner.list === 'undo') return null;
  const group = sayAddress([...address.slice(0, length - 1), { ...holder, turn: null }]);
  const [block, name] = inner.list.split('.');
  if (holder.turn !== null) return { thread: sayAddress(address.slice(0, length)), group };
  if (block === 'branches') return { thread: `${group}.branches.${name ?? ''}`, group };
  return block === 'runbook' ? { thread: `${group}.runbook`, group } : null;
}

function afterDone(runbook: Runbook, address: Address): Next {
  const last = address.at(-1);
  if (last === undefined) return { kind: 'end', state: 'succeeded', reason: 'every step is done' };
  const sibling = [...address.slice(0, -1), { ...last, index: last.index + 1, turn: null }];
  if (find(runbook, sibling) !== null) return { kind: 'step', path: sayAddress(sibling) };
  const outer = address.slice(0, -1);
  if (last.list === 'undo') return { kind: 'undo_end', state: 'done', reason: `${sayStep(runbook, outer)} is undone` };
  if (last.list === 'on_failure') {
    return failed(outer, `${sayStep(runbook, outer)} failed, and its on_failure steps have run`);
  }
  const check = firstCheck(runbook, last, outer);
  if (check !== null) return { kind: 'step', path: sayAddress(check) };
  const thread = threadAt(address, address.length - 1);
  if (thread !== null) return { kind: 'thread_end', ...thread, state: 'done', reason: 'every step is done' };
  if (outer.length > 0) return afterDone(runbook, outer);
  const reason = last.list === 'verify' ? 'every step is done, and what it is for holds' : 'every step is done';
  return { kind: 'end', state: 'succeeded', reason };
}

/** After the last step of a runbook, called or not, comes the first of what must hold. */
function firstCheck(runbook: Runbook, last: Place, outer: Address): Address | null {
  if (last.list !== 'steps' && last.list !== 'runbook.steps') return null;
  if (last.list === 'steps' && outer.length > 0) return null;
  const list = last.list === 'steps' ? 'verify' : 'runbook.verify';
  const check = [...outer, { list, index: 0, turn: null }];
  return find(runbook, check) === null ? null : check;
}

function afterFailure(runbook: Runbook, address: Address): Next {
  const reason = `${sayStep(runbook, address)} failed`;
  for (let at = address; at.length > 0; at = at.slice(0, -1)) {
    const step = find(runbook, at);
    if (step?.continues === true) return afterDone(runbook, at);
    if ((step?.onFailure.length ?? 0) > 0) return { kind: 'step', path: `${sayAddress(at)}.on_failure[0]` };
    const last = at.at(-1);
    if (last?.list === 'on_failure' || last?.list === 'undo' || threadAt(at, at.length - 1) !== null) {
      return failed(at, reason);
    }
  }
  return failed(address.slice(0, 1), reason);
}

/** The end of whatever line of steps an address stands in, as a failure. */
function failed(address: Address, reason: string): Next {
  for (let length = address.length; length > 0; length -= 1) {
    if (address[length - 1]?.list === 'undo') return { kind: 'undo_end', state: 'failed', reason };
    const thread = length > 1 ? threadAt(address, length - 1) : null;
    if (thread !== null) return { kind: 'thread_end', ...thread, state: 'failed', reason };
  }
  return { kind: 'end', state: 'failed', reason };
}

/** One step as a list for people shows it. */
export interface FlatStep {
  readonly path: string;
  readonly step: Step;
  /** 0 for a step of the runbook itself, 1 for a step inside a branch, and so on. */
  readonly depth: number;
  /** The list that holds it: `steps`, `if_true`, `on_failure`, `undo`, `verify`, … */
  readonly list: string;
}

/** Every step in the order of the text: a step, what its branches hold, then its on_failure and its undo. */
export function flatten(runbook: Pick<Runbook, 'steps' | 'verify'>): readonly FlatStep[] {
  const flat: FlatStep[] = [];
  const visit = (steps: readonly Step[], depth: number, list: string): void => {
    for (const step of steps) {
      flat.push({ path: step.path, step, depth, list });
      for (const [branch, inner] of Object.entries(step.branches)) visit(inner, depth + 1, branch);
      visit(step.onFailure, depth + 1, 'on_failure');
      visit(step.undo, depth + 1, 'undo');
    }
  };
  visit(runbook.steps, 0, 'steps');
  visit(runbook.verify, 0, 'verify');
  return flat;
}

/** The address without its loops' turns: where the step stands in the text. */
export function pathInText(path: string): string {
  const address = parseAddress(path);
  return address === null ? path : textPath(address);
}

function find(runbook: Runbook, address: Address): Step | null {
  let step: Step | null = null;
  for (const { list, index } of address) {
    const steps: readonly Step[] | null = step === null ? topList(runbook, list) : listOf(step, list);
    step = steps?.[index] ?? null;
    if (step === null) return null;
  }
  return step;
}

function topList(runbook: Runbook, list: string): readonly Step[] | null {
  return list === 'steps' ? runbook.steps : list === 'verify' ? runbook.verify : null;
}

function listOf(step: Step, list: string): readonly Step[] | null {
  if (list === 'on_failure') return step.onFailure;
  if (list === 'undo') return step.undo;
  return step.branches[list] ?? null;
}

function sayStep(runbook: Runbook, address: Address): string {
  const name = find(runbook, address)?.name;
  return name ? `"${name}" (${sayAddress(address)})` : sayAddress(address);
}
