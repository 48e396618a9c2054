import type { PlatformView, WorkspaceEvent, WorkspaceView } from '#sandbox/contract.ts';

export interface PageLink {
  readonly label: string;
  readonly url: string;
}

/** Everything one person's page shows, at one moment. */
export interface PageSnapshot {
  readonly viewerId: string;
  readonly workspace: WorkspaceView;
  readonly platform: PlatformView;
  /** A line for the top of the page, or null. */
  readonly notice: string | null;
  readonly links: readonly PageLink[];
}

/** What `/events` sends. A connection opens with a snapshot, so a reconnected page is never behind. */
export type FeedEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: PageSnapshot }
  | { readonly kind: 'workspace'; readonly event: WorkspaceEvent }
  | { readonly kind: 'platform'; readonly platform: PlatformView };
