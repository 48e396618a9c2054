import { z } from 'zod';
import { OutsideError, type Retry } from '#domain/outside-error.ts';
import {
  type Effect,
  type NetworkFailure,
  readNetworkFailure,
  verdictOnNetworkFailure,
} from '#clients/network-failure.ts';
import { parseRetryAfterMs } from '#clients/retry-after.ts';

/** What was asked of the cluster, in the words of the API and of its access rules. */
export interface KubernetesRequest {
  readonly verb: 'get' | 'list' | 'patch' | 'create' | 'delete';
  /** Plural, with its subresource where one is meant: `deployments`, `pods/eviction`. */
  readonly resource: string;
  /** API group; empty for the core group. */
  readonly group: string;
  readonly namespace?: string | null;
  readonly name?: string;
  /** A dry run is a `read`: it changes nothing. */
  readonly effect: Effect;
  /** What the object must still be for the request to hold. */
  readonly precondition?: Precondition;
}

export interface Precondition {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

/** An answer as it came over the wire. */
export interface KubernetesAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The API's error object: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/. */
const statusSchema = z.object({
  kind: z.literal('Status'),
  reason: z.string().optional(),
  message: z.string().optional(),
  details: z
    .object({
      name: z.string().optional(),
      retryAfterSeconds: z.number().optional(),
      causes: z
        .array(
          z.object({ reason: z.string().optional(), message: z.string().optional(), field: z.string().optional() }),
        )
        .optional(),
    })
    .optional(),
});
type Status = z.infer<typeof statusSchema>;

const defaultWaitMs = 5000;

/**
 * Maps a refusal to an OutsideError whose code is the API's own reason (`NotFound`, `Conflict`, …), but for three that
 * the reason alone does not tell: `DisruptionBudget` and `SeveralDisruptionBudgets` for an eviction that a
 * PodDisruptionBudget forbids (now, or always), and `not_served` for a path that this cluster does not know.
 */
export function toKubernetesRefusal(refusal: KubernetesAnswer, asked: KubernetesRequest, now: Date): OutsideError {
  const status = readStatus(refusal.body);
  const code = codeOf(refusal.status, status);
  return failure(
    asked,
    code,
    sayRefusal(refusal.status, code, status, asked),
    verdict(refusal, code, status, asked, now),
  );
}

/** Maps what was thrown while asking or while reading the answer. */
export function toKubernetesError(error: unknown, asked: KubernetesRequest): OutsideError {
  if (error instanceof OutsideError) return error;
  const network = readNetworkFailure(error);
  if (network) return toKubernetesNetworkError(network, asked, error);
  return failure(asked, 'unreadable_answer', `unexpected answer: ${sayThrown(error)}`, lost(asked), error);
}

/** Maps a failure of the network. */
export function toKubernetesNetworkError(
  network: NetworkFailure,
  asked: KubernetesRequest,
  cause?: unknown,
): OutsideError {
  return failure(asked, network.code, network.message, verdictOnNetworkFailure(network, asked.effect), cause);
}

/** Credentials could not even be had (an exec plugin that fails, a token file that is missing): nothing was sent. */
export function toCredentialsError(error: unknown, asked: KubernetesRequest): OutsideError {
  const message = `no credentials to send: ${sayThrown(error)}; check the user of the kubeconfig`;
  return failure(asked, 'no_credentials', message, { kind: 'safe', afterMs: 30_000 }, error);
}

function failure(asked: KubernetesRequest, code: string, message: string, retry: Retry, cause?: unknown): OutsideError {
  return new OutsideError('kubernetes', code, `${sayRequest(asked)}: ${message}`, retry, cause);
}

function sayThrown(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function codeOf(httpStatus: number, status: Status | null): string {
  if (httpStatus === 429 && status?.details?.causes?.some((cause) => cause.reason === 'DisruptionBudget')) {
    return 'DisruptionBudget';
  }
  // The eviction API gives this refusal a bare 500, which would read as an answer that was lost.
  if (httpStatus === 500 && status?.message?.includes('more than one PodDisruptionBudget')) {
    return 'SeveralDisruptionBudgets';
  }
  // An object that is missing is named in the details; a path that is not served has nothing to name.
  if (status?.reason === 'NotFound' && !status.details?.name) return 'not_served';
  return status?.reason || `http_${httpStatus}`;
}

function verdict(
  { status: httpStatus, headers }: KubernetesAnswer,
  code: string,
  status: Status | null,
  asked: KubernetesRequest,
  now: Date,
): Retry {
  if (code === 'SeveralDisruptionBudgets') return { kind: 'no' };
  const askedS = status?.details?.retryAfterSeconds;
  const askedMs = parseRetryAfterMs(headers['retry-after'], now) ?? (askedS === undefined ? null : askedS * 1000);
  // client-go's rule: a server that names a wait, at 429 or any 5xx, has not started on the request.
  if (httpStatus === 429 || (httpStatus >= 500 && askedMs !== null)) {
    return { kind: 'safe', afterMs: askedMs ?? defaultWaitMs };
  }
  if (httpStatus >= 500) return lost(asked);
  if (httpStatus === 410) return { kind: 'safe', afterMs: 0 };
  // A conflict passes by itself, unless the request was bound to an object that is gone for good.
  if (httpStatus === 409 && code !== 'AlreadyExists' && asked.precondition === undefined) {
    return { kind: 'safe', afterMs: 200 };
  }
  return { kind: 'no' };
}

function lost(asked: KubernetesRequest): Retry {
  return asked.effect === 'read' ? { kind: 'safe', afterMs: defaultWaitMs } : { kind: 'uncertain' };
}

function sayRefusal(httpStatus: number, code: string, status: Status | null, asked: KubernetesRequest): string {
  const said = sayStatus(status);
  const { verb, resource, group, precondition } = asked;
  switch (httpStatus) {
    case 401:
      return 'the cluster does not accept our credentials: renew the token or certificate of the kubeconfig';
    case 403:
      // Quotas, storage classes and admission policies forbid too; only of access rules is it for us to be granted a verb.
      return said && !/ cannot \w+ resource /.test(said)
        ? said
        : `forbidden: grant the verb "${verb}" on "${resource}" (API group "${group}")${said ? `; ${said}` : ''}`;
    case 404:
      return code === 'not_served' ? `this cluster does not serve ${sayResource(asked)}` : said || 'HTTP 404';
    case 409:
      return precondition && code !== 'AlreadyExists'
        ? `it is no longer ${sayPrecondition(precondition)}: read it again and decide again; ${said}`
        : said || 'HTTP 409';
    default:
      return said || `HTTP ${httpStatus}`;
  }
}

function sayStatus(status: Status | null): string {
  const causes = (status?.details?.causes ?? []).map((cause) =>
    cause.field ? `${cause.field}: ${cause.message ?? cause.reason}` : (cause.message ?? cause.reason),
  );
  return [status?.message, ...causes.filter((cause) => cause && !status?.message?.includes(cause))]
    .filter(Boolean)
    .join('; ');
}

function sayPrecondition({ resourceVersion, uid }: Precondition): string {
  const version = resourceVersion === undefined ? [] : [`at version ${resourceVersion}`];
  return [...version, ...(uid === undefined ? [] : [`the object of uid ${uid}`])].join(', ');
}

function sayRequest(asked: KubernetesRequest): string {
  const { verb, namespace, name } = asked;
  const where = namespace ? ` in namespace ${namespace}` : '';
  return `${verb} ${sayResource(asked)}${name === undefined ? '' : ` ${name}`}${where}`;
}

function sayResource({ resource, group }: KubernetesRequest): string {
  return group ? `${resource}.${group}` : resource;
}

/** The body is a Status in JSON, or whatever a proxy says when it is not the API that answers. */
function readStatus(body: string): Status | null {
  try {
    return statusSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
