import type { Platform, Workspace, WorkspaceView } from '#sandbox/contract.ts';
import type { FeedEvent, PageLink } from './page-feed.ts';
import { createVisibility } from './visible-to-viewer.ts';

/** The platform moves every second and in bursts; a page hears of it at most this often. */
const platformIntervalMs = 250;

interface FeedOptions {
  readonly workspace: Workspace;
  readonly platform: Platform;
  readonly viewerId: string;
  readonly notice: string | null;
  readonly links: readonly PageLink[];
  /** Called in order, first with the snapshot, before `openFeed` returns. */
  readonly send: (event: FeedEvent) => void;
}

/**
 * Sends one person the state of workspace and platform, then every change that person may see. Snapshot and
 * subscription happen in one turn, so no event falls between them. Returns what ends the feed.
 */
export function openFeed({ workspace, platform, viewerId, notice, links, send }: FeedOptions): () => void {
  const sendSnapshot = (view: WorkspaceView): void =>
    send({ kind: 'snapshot', snapshot: { viewerId, workspace: view, platform: platform.view(), notice, links } });
  const view = workspace.view(viewerId);
  const visibilityOf = createVisibility(viewerId, view);
  sendSnapshot(view);

  const stopWorkspace = workspace.subscribe((event) => {
    const visibility = visibilityOf(event);
    if (visibility === 'shown' || visibility === 'entered') send({ kind: 'workspace', event });
    if (visibility === 'entered' || visibility === 'left') sendSnapshot(workspace.view(viewerId));
  });
  let pending: NodeJS.Timeout | null = null;
  const stopPlatform = platform.subscribe(() => {
    pending ??= setTimeout(() => {
      pending = null;
      send({ kind: 'platform', platform: platform.view() });
    }, platformIntervalMs);
  });
  return () => {
    stopWorkspace();
    stopPlatform();
    if (pending) clearTimeout(pending);
  };
}
