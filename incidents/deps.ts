import type { KubernetesClient } from '#clients/kubernetes.ts';
import type { HttpClient } from '#clients/http.ts';
import type { LokiClient } from '#clients/loki.ts';
import type { PagerDutyClient } from '#clients/pagerduty.ts';
import type { PrometheusClient } from '#clients/prometheus.ts';
import type { ScriptRunner } from '#clients/script.ts';
import type { SlackClient } from '#clients/slack.ts';
import type { Clock } from '#domain/clock.ts';
import type { Classifier } from '#ml/classifier.ts';
import type { CausePriors } from '#ml/root-cause/cause-priors.ts';
import type { SeverityModel } from '#ml/severity/severity-model.ts';
import type { TrackRecordFile } from '#ml/track-record/track-record-file.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Db } from '#store/database.ts';
import type { Queue } from '#store/queue.ts';
import type { Policy } from './policy.ts';

/** What every use case works with. Built once in app/compose.ts. */
export interface Deps {
  readonly db: Db;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: Policy;
  readonly classifier: Classifier;
  /** What else the team's history taught; null where it was too little, or where there was none. */
  readonly learned: {
    readonly severity: SeverityModel | null;
    readonly trackRecord: TrackRecordFile | null;
    /** Which causes are usual for each class. */
    readonly priors: CausePriors | null;
  };
  readonly runbooks: readonly Runbook[];
  readonly clients: {
    readonly slack: SlackClient;
    /** Null where this installation has none; what needs it says so. */
    readonly kubernetes: KubernetesClient | null;
    readonly prometheus: PrometheusClient | null;
    readonly loki: LokiClient | null;
    readonly pagerduty: PagerDutyClient | null;
    /** Reaches the hosts that the installation allows, and no other. */
    readonly http: HttpClient;
    /** Null where no folder of scripts is configured. */
    readonly scripts: ScriptRunner | null;
  };
}

/** The structured log, as pino has it. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
