import { randomBytes } from 'node:crypto';

type IdPrefix = 'C' | 'D' | 'V' | 'Ev' | 'Bk' | 'Rs';

export interface Ids {
  /** A fresh object id: the prefix tells its kind, as in Slack (`C…` channel, `D…` direct message, `V…` view). */
  next(prefix: IdPrefix): string;
}

/** Ids count up, so that two runs of one scenario name things alike. */
export function createIds(): Ids {
  let counter = 0;
  return {
    next: (prefix) => {
      counter += 1;
      return `${prefix}0NH${counter.toString(36).toUpperCase().padStart(7, '0')}`;
    },
  };
}

/** An unguessable part for tokens, secrets and capability URLs. */
export function secretHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
