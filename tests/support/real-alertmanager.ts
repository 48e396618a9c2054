import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { requireRealPart } from './real-parts.ts';
import { startRealProcess } from './real-process.ts';
import { waitFor } from './wait-for.ts';

export interface RealAlertmanagerOptions {
  /** Every receiver gets every group, resolved ones too. */
  readonly webhooks: readonly {
    readonly url: string;
    readonly bearerToken?: string;
    readonly basic?: { readonly username: string; readonly password: string };
    /** Cuts `alerts[]` and sets `truncatedAlerts`; no limit when left out. */
    readonly maxAlerts?: number;
  }[];
  /** Labels that make a group; `alertname` unless given. */
  readonly groupBy?: readonly string[];
}

export interface RealAlertmanager {
  readonly url: string;
  /** `host:port`, as Prometheus' `alertmanagers` take it. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts Debian's Alertmanager on a free port of 127.0.0.1 without gossip, sending a new group after one second and
 * its changes a second apart. Ready when it answers.
 */
export async function startRealAlertmanager(
  options: RealAlertmanagerOptions,
): Promise<RealAlertmanager | { readonly skipped: string }> {
  const program = findProgram('prometheus-alertmanager');
  const missing = 'no `prometheus-alertmanager` on PATH (apt-get install prometheus-alertmanager)';
  const skipped = requireRealPart('Alertmanager', program ? null : missing);
  if (skipped !== null || program === null) return { skipped: skipped ?? '' };

  const directory = await mkdtemp(join(tmpdir(), 'firebreak-alertmanager-'));
  const address = `127.0.0.1:${await freePort()}`;
  await writeFile(join(directory, 'alertmanager.yml'), JSON.stringify(configuration(options)));
  const server = startRealProcess({
    command: program,
    args: [
      '--config.file=alertmanager.yml',
      '--storage.path=data',
      `--web.listen-address=${address}`,
      // Empty switches gossip off; otherwise it listens on every address of the machine.
      '--cluster.listen-address=',
      '--log.level=warn',
    ],
    directory,
    logPath: join(directory, 'alertmanager.log'),
  });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await waitFor(
      'Alertmanager to be ready',
      async () => {
        server.assertRunning();
        return (await fetch(`http://${address}/-/ready`)).ok;
      },
      { timeoutMs: 20_000 },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${address}`, address, stop };
}

function configuration({ webhooks, groupBy }: RealAlertmanagerOptions): object {
  return {
    route: {
      receiver: 'everything',
      group_by: groupBy ?? ['alertname'],
      group_wait: '1s',
      group_interval: '1s',
      repeat_interval: '1h',
    },
    receivers: [
      {
        name: 'everything',
        webhook_configs: webhooks.map(({ url, bearerToken, basic, maxAlerts }) => ({
          url,
          send_resolved: true,
          max_alerts: maxAlerts ?? 0,
          http_config: {
            ...(bearerToken === undefined ? {} : { authorization: { credentials: bearerToken } }),
            ...(basic === undefined ? {} : { basic_auth: basic }),
          },
        })),
      },
    ],
  };
}
