export type Labels = Readonly<Record<string, string>>;

/** One scraped value; the metric's name is the label `__name__`. */
export interface ScrapedSample {
  readonly labels: Labels;
  readonly value: number;
}

export interface Point {
  readonly tMs: number;
  readonly value: number;
}

export interface TimeSeriesStore {
  /** Stores one scrape. A series that was in the scrape before and is not in this one ends here. */
  append(tMs: number, samples: readonly ScrapedSample[]): void;
  /** Series by name; each with its points, oldest first, a null value marking where it ended. */
  select(name: string | undefined): Iterable<StoredSeries>;
}

export interface StoredSeries {
  readonly labels: Labels;
  /** The newest point at or before `tMs`, no older than `lookbackMs`, or null when the series is absent then. */
  at(tMs: number, lookbackMs: number): Point | null;
  /** Points in the left-open window (fromMs, toMs]. */
  within(fromMs: number, toMs: number): readonly Point[];
}

const forgetEveryMs = 30_000;

/** Samples in memory for as long as `retentionMs`, enough for rates, charts and alerts. */
export function createTimeSeriesStore(retentionMs: number): TimeSeriesStore {
  const byName = new Map<string, Map<string, MemorySeries>>();
  let lastScrape: readonly MemorySeries[] = [];
  let nextForgetMs = 0;

  const seriesFor = (labels: Labels): MemorySeries => {
    const name = labels['__name__'] ?? '';
    const family = byName.get(name) ?? new Map<string, MemorySeries>();
    byName.set(name, family);
    const key = labelKey(labels);
    const known = family.get(key) ?? new MemorySeries(labels);
    family.set(key, known);
    return known;
  };

  return {
    append(tMs, samples) {
      // Exporters keep their order, so the series is nearly always the one that had this place in the last scrape.
      const scrape = samples.map(({ labels }, place) => {
        const before = lastScrape[place];
        return before && isSame(before.labels, labels) ? before : seriesFor(labels);
      });
      scrape.forEach((series, place) => series.push(tMs, samples[place]?.value ?? null, retentionMs));
      for (const series of lastScrape) if (!series.hasPointOf(tMs)) series.push(tMs, null, retentionMs);
      lastScrape = scrape;
      if (tMs < nextForgetMs) return;
      nextForgetMs = tMs + forgetEveryMs;
      for (const family of byName.values()) {
        for (const [key, series] of family) if (series.isForgotten(tMs - retentionMs)) family.delete(key);
      }
    },
    *select(name) {
      if (name !== undefined) {
        yield* byName.get(name)?.values() ?? [];
        return;
      }
      for (const members of byName.values()) yield* members.values();
    },
  };
}

function isSame(a: Labels, b: Labels): boolean {
  if (a === b) return true;
  let surplus = 0;
  for (const _name in a) surplus += 1;
  for (const name in b) {
    if (a[name] !== b[name]) return false;
    surplus -= 1;
  }
  return surplus === 0;
}

const keys = new WeakMap<Labels, string>();

/** A series' identity: its labels in order. */
export function labelKey(labels: Labels): string {
  const known = keys.get(labels);
  if (known !== undefined) return known;
  const key = Object.keys(labels)
    .toSorted()
    .map((name) => `${name}\u0000${labels[name]}`)
    .join('\u0001');
  keys.set(labels, key);
  return key;
}

class MemorySeries implements StoredSeries {
  readonly labels: Labels;
  private times: number[] = [];
  private values: (number | null)[] = [];

  constructor(labels: Labels) {
    this.labels = labels;
  }

  push(tMs: number, value: number | null, retentionMs: number): void {
    this.times.push(tMs);
    this.values.push(value);
    // Cutting in large pieces keeps the cost of forgetting small.
    if (this.times.length > 256 && (this.times[128] ?? tMs) < tMs - retentionMs) {
      this.times = this.times.slice(128);
      this.values = this.values.slice(128);
    }
  }

  hasPointOf(tMs: number): boolean {
    return this.times.at(-1) === tMs;
  }

  isForgotten(beforeMs: number): boolean {
    return (this.times.at(-1) ?? 0) < beforeMs;
  }

  at(tMs: number, lookbackMs: number): Point | null {
    const index = this.firstAfter(tMs) - 1;
    const at = this.times[index];
    const value = this.values[index];
    return at === undefined || value === undefined || value === null || at <= tMs - lookbackMs
      ? null
      : { tMs: at, value };
  }

  within(fromMs: number, toMs: number): readonly Point[] {
    const points: Point[] = [];
    for (let index = this.firstAfter(fromMs); index < this.times.length; index += 1) {
      const tMs = this.times[index] ?? 0;
      if (tMs > toMs) break;
      const value = this.values[index];
      if (value !== null && value !== undefined) points.push({ tMs, value });
    }
    return points;
  }

  private firstAfter(tMs: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[middle] ?? 0) <= tMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
