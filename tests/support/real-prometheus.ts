import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { requireRealPart } from './real-parts.ts';
import { startRealProcess } from './real-process.ts';
import { waitFor } from './wait-for.ts';

export interface RealPrometheusOptions {
  /** Rule groups as a rule file has them. */
  readonly ruleGroups?: readonly {
    readonly name: string;
    readonly rules: readonly Readonly<Record<string, unknown>>[];
  }[];
  /** What to scrape, `host:port` each. Without any it scrapes itself, so that there is something to query. */
  readonly scrape?: readonly { readonly job: string; readonly targets: readonly string[] }[];
  /** Where fired alerts are pushed: Alertmanagers, or whatever takes `POST /api/v2/alerts`. */
  readonly alertmanagers?: readonly {
    /** `host:port`. */
    readonly address: string;
    readonly pathPrefix?: string;
    readonly bearerToken?: string;
  }[];
  readonly externalLabels?: Readonly<Record<string, string>>;
}

export interface RealPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts Debian's Prometheus on a free port of 127.0.0.1, scraping and evaluating every second, and repeating a firing
 * alert every five. Ready when it answers.
 */
export async function startRealPrometheus(
  options: RealPrometheusOptions = {},
): Promise<RealPrometheus | { readonly skipped: string }> {
  const program = findProgram('prometheus');
  const skipped = requireRealPart(
    'Prometheus',
    program ? null : 'no `prometheus` on PATH (apt-get install prometheus)',
  );
  if (skipped !== null || program === null) return { skipped: skipped ?? '' };

  const directory = await mkdtemp(join(tmpdir(), 'firebreak-prometheus-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await writeFile(join(directory, 'rules.yml'), JSON.stringify({ groups: options.ruleGroups ?? [] }));
  // JSON is YAML, which saves these files a writer of their own.
  await writeFile(join(directory, 'prometheus.yml'), JSON.stringify(configuration(options, port)));
  const server = startRealProcess({
    command: program,
    args: [
      '--config.file=prometheus.yml',
      '--storage.tsdb.path=data',
      `--web.listen-address=127.0.0.1:${port}`,
      '--rules.alert.resend-delay=5s',
      '--log.level=warn',
    ],
    directory,
    logPath: join(directory, 'prometheus.log'),
  });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await waitFor(
      'Prometheus to be ready',
      async () => {
        server.assertRunning();
        return (await fetch(`${url}/-/ready`)).ok;
      },
      { timeoutMs: 20_000 },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function configuration(options: RealPrometheusOptions, port: number): object {
  const scrape = options.scrape ?? [{ job: 'prometheus', targets: [`127.0.0.1:${port}`] }];
  return {
    global: {
      scrape_interval: '1s',
      scrape_timeout: '1s',
      evaluation_interval: '1s',
      external_labels: options.externalLabels ?? {},
    },
    rule_files: ['rules.yml'],
    scrape_configs: scrape.map(({ job, targets }) => ({ job_name: job, static_configs: [{ targets }] })),
    alerting: {
      alertmanagers: (options.alertmanagers ?? []).map(({ address, pathPrefix, bearerToken }) => ({
        static_configs: [{ targets: [address] }],
        path_prefix: pathPrefix ?? '/',
        authorization: bearerToken === undefined ? undefined : { credentials: bearerToken },
      })),
    },
  };
}
