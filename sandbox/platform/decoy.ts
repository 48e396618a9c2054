import type { FaultKind } from '#sandbox/contract.ts';
import type { ActiveFault, World } from './fault.ts';

/**
 * Something that happens beside an incident and has nothing to do with it, to tell a judgement that looks from one that
 * guesses. It harms nobody and passes by itself.
 */
export interface Decoy {
  readonly kind: Omit<FaultKind, 'remedy'>;
  strike(world: World, service: string): ActiveFault;
}
