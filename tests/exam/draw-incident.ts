import { createHash } from 'node:crypto';
import { createSeededRandom } from '#sandbox/platform/seeded-random.ts';
import { drawFrom, drawOne, drawWeighted, shuffled, type Random } from './draw.ts';
import type { Drawing } from './drawing.ts';
import type { IncidentPlan } from './incident-plan.ts';
import type { Showing } from './showings.ts';

/** What there is to draw from besides the drawing itself. */
export interface Field {
  readonly showings: readonly Showing[];
  /** The services that a fault can strike, by the fault's id. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** The services that a decoy can concern. */
  readonly services: readonly string[];
}

/**
 * The incident at `index` of a drawing: the same for the same seed, index and field, whatever else is drawn. Every
 * cause comes once in each round of as many incidents as there are causes, in an order of the round's own.
 */
export function drawIncident(drawing: Drawing, field: Field, seed: number, index: number): IncidentPlan {
  const causes = [...new Set(field.showings.map(({ cause }) => cause))];
  const round = Math.floor(index / causes.length);
  const inOrder = shuffled(causes, randomFor(drawing.set, seed, `round ${round}`));
  const cause = inOrder[index % causes.length];
  const random = randomFor(drawing.set, seed, `incident ${index}`);
  const showing = drawOne(
    field.showings.filter((each) => each.cause === cause),
    random,
  );
  const service = drawOne(drawing.targets(field.targets.get(showing.fault) ?? []), random);
  return {
    set: drawing.set,
    seed,
    index,
    cause: showing.cause,
    fault: showing.fault,
    service,
    seenFrom: showing.seenFrom,
    platformSeed: drawFrom(drawing.platformSeeds, random),
    calmMs: drawFrom(drawing.calmMs, random),
    lingerMs: drawFrom(drawWeighted(drawing.lingerMs, random), random),
    decoys: drawDecoys(drawing, field, service, random),
    missing: drawMissing(drawing, random),
  };
}

function drawDecoys(drawing: Drawing, field: Field, struck: string, random: Random): IncidentPlan['decoys'] {
  const others = field.services.filter((service) => service !== struck);
  // A database is not deployed as the other services are, so that no decoy can concern it.
  const onStruck = field.services.includes(struck) ? [struck] : others;
  const choices = Array.from({ length: drawWeighted(drawing.decoyCounts, random) }, () =>
    drawWeighted(drawing.decoys, random),
  );
  return [...new Set(choices)].map(({ decoy, on }) => ({
    decoy,
    service: drawOne(on === 'struck' ? onStruck : others, random),
    leadMs: drawFrom(drawing.decoyLeadMs, random),
  }));
}

function drawMissing(drawing: Drawing, random: Random): IncidentPlan['missing'] {
  const isMissing = random() < drawing.missingSourceChance;
  const missing = { source: drawWeighted(drawing.missingSources, random), how: drawWeighted(drawing.outages, random) };
  return isMissing ? missing : null;
}

/** A stream of its own for every purpose, so that one more draw in one incident leaves the others as they are. */
function randomFor(set: string, seed: number, purpose: string): Random {
  return createSeededRandom(createHash('sha256').update(`${set} ${seed} ${purpose}`).digest().readUInt32LE());
}
