import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import type { AppIdentity } from './app-identity.ts';
import type { Clock } from './clock.ts';
import { ackLimitMs } from './parcel.ts';
import type { DeliveryResult, Parcel } from './parcel.ts';
import { secretHex } from './ids.ts';
import { isJsonObject } from './json.ts';

/** Connections that one app may hold at a time (docs: apis/events-api/using-socket-mode). */
const connectionLimit = 10;
const socketPath = '/link';
const host = 'sandbox-applink';
const goodbyeLimitMs = 500;

type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

export interface Sockets {
  /** A single-use WebSocket address for `apps.connections.open`. */
  issueUrl(baseUrl: string): string;
  isConnected(): boolean;
  /** Sends one envelope over any one connection and waits for its acknowledgement. */
  deliver(parcel: Parcel): Promise<DeliveryResult>;
  disconnectAll(reason: DisconnectReason): void;
  attach(server: Server): void;
  /** Closes every connection, by force when the other side does not answer. */
  stop(): Promise<void>;
}

export function createSockets(app: AppIdentity, clock: Clock): Sockets {
  const upgrader = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, { socket: WebSocket; settle: (result: DeliveryResult) => void }>();

  const forget = (socket: WebSocket) => {
    const index = open.indexOf(socket);
    if (index !== -1) open.splice(index, 1);
    for (const each of waiting.values()) {
      if (each.socket === socket) each.settle({ outcome: 'connection_failed' });
    }
  };

  const welcome = (socket: WebSocket) => {
    if (open.length >= connectionLimit) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host } }));
      socket.close();
      return;
    }
    open.push(socket);
    socket.on('close', () => forget(socket));
    socket.on('error', () => forget(socket));
    socket.on('message', (data: RawData) => {
      const ack = parseAck(rawText(data));
      if (ack) waiting.get(ack.envelopeId)?.settle({ outcome: 'acked', body: ack.payload });
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        connection_info: { app_id: app.id },
        debug_info: { host, started: clock.now().toISOString(), build_number: 1, approximate_connection_time: 3600 },
      }),
    );
  };

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'ws://sandbox');
    const ticket = url.searchParams.get('ticket') ?? '';
    if (url.pathname !== socketPath || !tickets.delete(ticket)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    upgrader.handleUpgrade(request, stream, head, welcome);
  };

  return {
    issueUrl: (baseUrl) => {
      const ticket = secretHex(16);
      tickets.add(ticket);
      return `${baseUrl.replace(/^http/, 'ws')}${socketPath}?ticket=${ticket}&app_id=${app.id}`;
    },
    isConnected: () => open.length > 0,
    deliver: (parcel) =>
      new Promise((resolve) => {
        const socket = open.at(-1);
        if (!socket) {
          resolve({ outcome: 'connection_failed' });
          return;
        }
        const envelopeId = randomUUID();
        const settle = (result: DeliveryResult) => {
          cancelTimer();
          if (waiting.delete(envelopeId)) resolve(result);
        };
        const cancelTimer = clock.after(ackLimitMs, () => settle({ outcome: 'timeout' }));
        waiting.set(envelopeId, { socket, settle });
        socket.send(JSON.stringify(envelope(envelopeId, parcel)));
      }),
    disconnectAll: (reason) => {
      for (const socket of open) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host } }));
      }
    },
    attach: (server) => {
      server.on('upgrade', upgrade);
    },
    stop: async () => {
      await Promise.all([...upgrader.clients].map((socket) => sayGoodbye(socket)));
      upgrader.close();
    },
  };
}

async function sayGoodbye(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close');
  const force = setTimeout(() => socket.terminate(), goodbyeLimitMs);
  socket.close(1001);
  await closed;
  clearTimeout(force);
}

function envelope(envelopeId: string, parcel: Parcel) {
  return {
    envelope_id: envelopeId,
    type: parcel.kind,
    payload: parcel.payload,
    accepts_response_payload: parcel.takesAnswer,
    ...(parcel.retry ? { retry_attempt: parcel.retry.attempt, retry_reason: parcel.retry.reason } : {}),
  };
}

function parseAck(text: string): { envelopeId: string; payload: unknown } | null {
  try {
    const ack: unknown = JSON.parse(text);
    if (!isJsonObject(ack) || typeof ack.envelope_id !== 'string') return null;
    return { envelopeId: ack.envelope_id, payload: ack.payload };
  } catch {
    return null;
  }
}

function rawText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
