import { decoyTable } from './decoy-table.ts';
import { faultTable } from './fault-table.ts';
import type { ActiveFault, World } from './fault.ts';

/** The faults and decoys at work on a platform. */
export interface Troubles {
  /** Once a tick: lets each of them act, and takes away those that are over. */
  step(): void;
  readonly faults: () => readonly ActiveFault[];
  /** Faults and decoys. */
  readonly all: () => readonly ActiveFault[];
  /** Throws for an unknown fault, and for a service it cannot strike. */
  readonly inject: (faultId: string, service?: string) => void;
  /** Throws for an unknown decoy, and for a service that it cannot concern. */
  readonly distract: (decoyId: string, service?: string) => void;
  /** Repairs every fault by hand and ends every decoy. */
  readonly heal: () => void;
}

interface Entry {
  readonly kind: { readonly id: string; readonly targets: readonly string[] };
  strike(world: World, service: string): ActiveFault;
}

export function createTroubles(world: () => World): Troubles {
  let faults: readonly ActiveFault[] = [];
  let decoys: readonly ActiveFault[] = [];
  let all: readonly ActiveFault[] = [];
  const keep = (nextFaults: readonly ActiveFault[], nextDecoys: readonly ActiveFault[]): void => {
    faults = nextFaults;
    decoys = nextDecoys;
    all = [...faults, ...decoys];
  };
  const goOn = (trouble: ActiveFault): boolean => !trouble.isOver();
  return {
    step() {
      if (all.length === 0) return;
      for (const trouble of all) trouble.step?.();
      keep(faults.filter(goOn), decoys.filter(goOn));
    },
    faults: () => faults,
    all: () => all,
    inject: (id, service) => keep(withAnother(faults, choose('fault', faultTable, id, service), world()), decoys),
    distract: (id, service) => keep(faults, withAnother(decoys, choose('decoy', decoyTable, id, service), world())),
    heal() {
      for (const trouble of all) trouble.repair();
      keep([], []);
    },
  };
}

interface Choice {
  readonly entry: Entry;
  readonly target: string;
}

function choose(word: 'fault' | 'decoy', table: readonly Entry[], id: string, service: string | undefined): Choice {
  const entry = table.find((candidate) => candidate.kind.id === id);
  if (!entry) throw new Error(`there is no ${word} ${id}; there are ${table.map(({ kind }) => kind.id).join(', ')}`);
  const { targets } = entry.kind;
  const target = service ?? targets[0] ?? '';
  if (!targets.includes(target)) {
    throw new Error(`${id} cannot strike ${target}; it can strike ${targets.join(', ')}`);
  }
  return { entry, target };
}

/** The same trouble strikes a service once at a time. */
function withAnother(active: readonly ActiveFault[], { entry, target }: Choice, world: World): readonly ActiveFault[] {
  const isThere = active.some(({ kind, service }) => kind === entry.kind.id && service === target);
  return isThere ? active : [...active, entry.strike(world, target)];
}
