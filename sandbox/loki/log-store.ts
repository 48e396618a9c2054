import { labelKey, type Labels } from '#sandbox/prometheus/time-series-store.ts';

export interface LogEntry {
  /** Unix time in nanoseconds. */
  readonly atNs: bigint;
  readonly line: string;
  /** Labels of this line alone (structured metadata). */
  readonly metadata?: Labels;
}

export interface LogStream {
  readonly labels: Labels;
  /** Oldest first, from `fromNs` to before `toNs`. */
  within(fromNs: bigint, toNs: bigint): readonly LogEntry[];
}

export interface LogStore {
  /** Adds to the stream of these labels, in whatever order; a line that is there already is not added again. */
  push(labels: Labels, entries: readonly LogEntry[]): void;
  streams(): Iterable<LogStream>;
}

/** Lines in memory for as long as `retentionMs`, counted back from the newest line of all. */
export function createLogStore(options: { readonly retentionMs: number }): LogStore {
  const retentionNs = BigInt(options.retentionMs) * 1_000_000n;
  const byLabels = new Map<string, MemoryStream>();
  let newestNs = 0n;
  return {
    push(labels, entries) {
      for (const { atNs } of entries) if (atNs > newestNs) newestNs = atNs;
      const key = labelKey(labels);
      const known = byLabels.get(key);
      if (!known) {
        // Streams end unannounced, when their pod does: they are looked through whenever another one begins.
        for (const [key, stream] of byLabels) if (stream.isForgotten(newestNs - retentionNs)) byLabels.delete(key);
      }
      const stream = known ?? new MemoryStream(labels);
      byLabels.set(key, stream);
      for (const entry of entries) stream.add(entry, newestNs - retentionNs);
    },
    streams: () => byLabels.values(),
  };
}

/** Cutting in large pieces keeps the cost of forgetting small. */
const pieceLines = 256;

class MemoryStream implements LogStream {
  readonly labels: Labels;
  private entries: LogEntry[] = [];

  constructor(labels: Labels) {
    this.labels = labels;
  }

  add(entry: LogEntry, oldestNs: bigint): void {
    const at = this.firstFrom(entry.atNs + 1n);
    for (let index = at - 1; this.entries[index]?.atNs === entry.atNs; index -= 1) {
      if (this.entries[index]?.line === entry.line) return;
    }
    this.entries.splice(at, 0, entry);
    const lastOfPiece = this.entries[pieceLines - 1];
    if (lastOfPiece && lastOfPiece.atNs < oldestNs) this.entries = this.entries.slice(pieceLines);
  }

  isForgotten(oldestNs: bigint): boolean {
    return (this.entries.at(-1)?.atNs ?? 0n) < oldestNs;
  }

  within(fromNs: bigint, toNs: bigint): readonly LogEntry[] {
    return this.entries.slice(this.firstFrom(fromNs), this.firstFrom(toNs));
  }

  private firstFrom(atNs: bigint): number {
    // Nearly every line is newer than all before it.
    if ((this.entries.at(-1)?.atNs ?? -1n) < atNs) return this.entries.length;
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.atNs ?? atNs) < atNs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
