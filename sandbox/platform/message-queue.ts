/** A topic and the one service that consumes it. */
export interface QueueSpec {
  readonly topic: string;
  readonly consumer: string;
  readonly partitions: number;
  readonly messagesPerSecond: number;
  /** What one ready pod of the consumer works off at most. */
  readonly podMessagesPerSecond: number;
}

/** Counters since the start; what has arrived and is not consumed is the lag. */
export interface QueueState {
  readonly arrived: number;
  readonly consumed: number;
}

export interface QueueFacts {
  readonly dtMs: number;
  readonly readyPods: number;
  /** How many times the usual number of messages arrive. */
  readonly arrivalFactor: number;
}

/** The topics of the platform; a consumer keeps up with half as much again as usually arrives. */
export const queueCatalogue: readonly QueueSpec[] = [
  {
    topic: 'claims.submitted',
    consumer: 'claims-worker',
    partitions: 12,
    messagesPerSecond: 60,
    podMessagesPerSecond: 30,
  },
  {
    topic: 'member.messages',
    consumer: 'notifications',
    partitions: 6,
    messagesPerSecond: 30,
    podMessagesPerSecond: 22.5,
  },
];

/** One tick of a queue. More pods than partitions are no faster: a partition has one reader. */
export function advanceQueue(spec: QueueSpec, state: QueueState, facts: QueueFacts): QueueState {
  const seconds = facts.dtMs / 1000;
  const arrived = state.arrived + spec.messagesPerSecond * facts.arrivalFactor * seconds;
  const readers = Math.min(facts.readyPods, spec.partitions);
  const canTake = readers * spec.podMessagesPerSecond * seconds;
  return { arrived, consumed: state.consumed + Math.min(canTake, arrived - state.consumed) };
}

/** Messages that have arrived and wait. */
export function queueLag(state: QueueState): number {
  return Math.round(state.arrived - state.consumed);
}

/** How much harder than usual the consumers work in a tick, as a multiple. */
export function queueEffort(spec: QueueSpec, before: QueueState, after: QueueState, dtMs: number): number {
  return (after.consumed - before.consumed) / (spec.messagesPerSecond * (dtMs / 1000));
}
