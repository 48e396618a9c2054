import { deployedServices } from '#sandbox/platform/deployed-services.ts';
import { faultTable } from '#sandbox/platform/fault-table.ts';
import type { Field } from './draw-incident.ts';
import { showings } from './showings.ts';

/** All that the sandbox can show. */
export const field: Field = {
  showings,
  targets: new Map(faultTable.map(({ kind }) => [kind.id, kind.targets])),
  services: deployedServices,
};
