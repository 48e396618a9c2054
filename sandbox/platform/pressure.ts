/** What the active faults do to one service in the current tick. */
export interface Pressure {
  /** Traffic as a multiple of the normal. */
  readonly requestFactor: number;
  /** CPU and connections that a request takes, as a multiple of the normal. */
  readonly workFactor: number;
  /** Database connections that are taken and not given back. */
  readonly heldConnections: number;
  /** Milliseconds that the slowest requests wait for something that the service's own pods cannot hasten. */
  readonly slowMs: number;
  /** Share of the requests that fail because of it, 0 to 1. */
  readonly failureShare: number;
}

export const noPressure: Pressure = { requestFactor: 1, workFactor: 1, heldConnections: 0, slowMs: 0, failureShare: 0 };

/** Two pressures at once: traffic and work multiply, waits and connections add up, and a request fails if either fails it. */
export function combinePressure(sum: Pressure, more: Partial<Pressure>): Pressure {
  return {
    requestFactor: sum.requestFactor * (more.requestFactor ?? 1),
    workFactor: sum.workFactor * (more.workFactor ?? 1),
    heldConnections: sum.heldConnections + (more.heldConnections ?? 0),
    slowMs: sum.slowMs + (more.slowMs ?? 0),
    failureShare: 1 - (1 - sum.failureShare) * (1 - (more.failureShare ?? 0)),
  };
}
