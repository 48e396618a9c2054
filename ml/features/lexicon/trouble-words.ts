import type { Trouble } from './topics.ts';
import { applicationTroubles } from './troubles/application.ts';
import { dataTroubles } from './troubles/data.ts';
import { infrastructureTroubles } from './troubles/infrastructure.ts';
import { observabilityTroubles } from './troubles/observability.ts';
import { securityTroubles } from './troubles/security.ts';

/** Words and phrases of every trouble, as lists for `entriesOf`. */
export const troubleWords: Readonly<Record<Trouble, string>> = {
  ...infrastructureTroubles,
  ...applicationTroubles,
  ...dataTroubles,
  ...securityTroubles,
  ...observabilityTroubles,
};
