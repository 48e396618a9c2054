/** What the active faults do to one service in the current tick. */
export interface Pressure {
  /** Traffic as a multiple of the normal. */
  readonly requestFactor: number;
  /** Database connections that are taken and not given back. */
  readonly heldConnections: number;
}

export const noPressure: Pressure = { requestFactor: 1, heldConnections: 0 };
