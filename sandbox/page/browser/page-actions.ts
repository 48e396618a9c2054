import type { Gesture } from '#sandbox/page/gesture.ts';
import type { PageAction } from './page-state.ts';

type WithoutViewer<Any> = Any extends unknown ? Omit<Any, 'viewer'> : never;

/** What the parts of the page can ask for. Every part gets the same object. */
export interface PageActions {
  readonly dispatch: (action: PageAction) => void;
  /** Sends a gesture as the chosen person; a problem is shown above the composer and also returned. */
  readonly gesture: (gesture: WithoutViewer<Gesture>) => Promise<string | null>;
  /** Shows a problem that the page itself knows of. */
  readonly complain: (problem: string) => void;
  readonly switchPerson: (viewerId: string) => void;
  readonly inject: (fault: string, service: string) => void;
  readonly heal: () => void;
}
