import type { BlockAct, BlockScope, FieldValue } from '#sandbox/page/browser/block-scope.ts';
import { createDirectory, type Directory } from '#sandbox/page/browser/directory.ts';
import { channels, people } from './example-company.ts';

/** The example company as Maya sees it at a fixed moment. */
export function exampleDirectory(): Directory & { readonly opened: readonly string[] } {
  const opened: string[] = [];
  const now = new Date('2026-03-14T10:00:00Z');
  return {
    ...createDirectory({ viewerId: 'U1', people, usergroups: [], channels, now, openChannel: (id) => opened.push(id) }),
    opened,
  };
}

/** A surface that records what was done on it. */
export function blockScopeOf(start: Partial<BlockScope> = {}): BlockScope & {
  readonly acts: readonly BlockAct[];
  readonly fields: ReadonlyMap<string, FieldValue>;
} {
  const acts: BlockAct[] = [];
  const fields = new Map<string, FieldValue>();
  return {
    directory: exampleDirectory(),
    surface: 'message',
    busy: null,
    errors: {},
    act: (act) => acts.push(act),
    field: (blockId, actionId) => fields.get(`${blockId}/${actionId}`),
    setField: (blockId, actionId, value) => fields.set(`${blockId}/${actionId}`, value),
    ...start,
    acts,
    fields,
  };
}
