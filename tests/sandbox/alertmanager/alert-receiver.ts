import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedGroup {
  readonly receiver: string;
  readonly status: string;
  readonly alerts: readonly {
    readonly status: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly generatorURL: string;
    readonly fingerprint: string;
  }[];
  readonly notification_reason: string;
  readonly groupLabels: Readonly<Record<string, string>>;
  readonly groupKey: string;
  readonly version: string;
  readonly truncatedAlerts: number;
}

export interface AlertReceiver {
  readonly url: string;
  readonly groups: ReceivedGroup[];
  readonly authorizations: string[];
  /** Status codes for the next requests; then 200 again. */
  answerNext(...statuses: readonly number[]): void;
  stop(): Promise<void>;
}

/** A webhook receiver that keeps what it is sent. */
export async function startAlertReceiver(): Promise<AlertReceiver> {
  const groups: ReceivedGroup[] = [];
  const authorizations: string[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const status = statuses.shift() ?? 200;
      authorizations.push(request.headers.authorization ?? '');
      if (status === 200) groups.push(JSON.parse(text) as ReceivedGroup);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    groups,
    authorizations,
    answerNext: (...next) => void statuses.push(...next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
