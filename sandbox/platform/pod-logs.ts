import type { LogLine } from '#sandbox/kubernetes/pod-log-response.ts';

const keptLines = 200;

export interface PodLogs {
  write(podUid: string, run: number, line: LogLine): void;
  read(podUid: string, run: number): readonly LogLine[] | null;
  /** Forgets pods that no longer exist. */
  keepOnly(podUids: ReadonlySet<string>): void;
}

/** What the containers have written, the last lines of each run: `kubectl logs` and `kubectl logs --previous`. */
export function createPodLogs(): PodLogs {
  const byPod = new Map<string, Map<number, LogLine[]>>();
  return {
    write(podUid, run, line) {
      const runs = byPod.get(podUid) ?? new Map<number, LogLine[]>();
      const lines = runs.get(run) ?? [];
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      runs.set(run, lines);
      runs.delete(run - 2);
      byPod.set(podUid, runs);
    },
    read: (podUid, run) => byPod.get(podUid)?.get(run) ?? null,
    keepOnly(podUids) {
      for (const uid of byPod.keys()) if (!podUids.has(uid)) byPod.delete(uid);
    },
  };
}
