import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { actionKey, type BlockAct, type BlockScope, type FieldValue } from '#sandbox/page/browser/block-scope.ts';
import { blockList } from '#sandbox/page/browser/blocks/block-view.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { ConfirmQuestion } from '#sandbox/page/browser/modal/confirm-question.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';

interface BlockSurfaceProps {
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  /** The message that holds the blocks; null for a Home tab. */
  readonly target: { readonly channel: string; readonly ts: string } | null;
  readonly id: string;
  readonly directory: Directory;
  readonly actions: PageActions;
}

/** The blocks of a message, alive: keeps what was chosen, asks before a confirmed act, shows an act on its way. */
export function BlockSurface({ blocks, target, id, directory, actions }: BlockSurfaceProps): VNode {
  const [fields, setFields] = useState<Readonly<Record<string, FieldValue>>>({});
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<BlockAct | null>(null);

  const perform = async (act: BlockAct): Promise<void> => {
    const { actionId, blockId } = act;
    setBusy(actionKey(blockId, actionId));
    await actions.gesture(
      act.kind === 'press'
        ? { kind: 'press', target, actionId, blockId }
        : { kind: 'choose', target, actionId, blockId, value: act.value },
    );
    setBusy(null);
  };
  const scope: BlockScope = {
    directory,
    surface: 'message',
    busy,
    errors: {},
    act: (act) => (act.confirm ? setAsking(act) : void perform(act)),
    field: (blockId, actionId) => fields[actionKey(blockId, actionId)],
    setField: (blockId, actionId, value) =>
      setFields((before) => ({ ...before, [actionKey(blockId, actionId)]: value })),
  };
  return html`${blockList(blocks, scope, id)}
  ${
    asking?.confirm &&
    html`<${ConfirmQuestion}
      confirm=${asking.confirm}
      directory=${directory}
      onAnswer=${(accepted: boolean) => {
        setAsking(null);
        if (accepted) void perform(asking);
      }}
    />`
  }`;
}
