import { ApiException } from '@kubernetes/client-node';
import { z } from 'zod';
import { OutsideError, type Retry } from '#domain/outside-error.ts';
import { type Effect, readNetworkFailure, verdictOnNetworkFailure } from '#clients/network-failure.ts';
import { parseRetryAfterMs } from '#clients/retry-after.ts';

/** One request, in the words of the API and of its access rules. */
export interface KubernetesRequest {
  readonly verb: 'get' | 'list' | 'patch' | 'create';
  /** Plural, e.g. `deployments`. */
  readonly resource: string;
  /** API group; empty for the core group. */
  readonly group: string;
  readonly namespace?: string;
  readonly name?: string;
  /** A dry run is a `read`: it changes nothing. */
  readonly effect: Effect;
  /** Set when the request holds only for this version of the object. */
  readonly resourceVersion?: string;
}

/** The API's error object: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.32/#status-v1-meta. */
const statusSchema = z.object({
  kind: z.literal('Status'),
  reason: z.string().optional(),
  message: z.string().optional(),
  details: z
    .object({
      kind: z.string().optional(),
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

/** Maps every failure of a request to an OutsideError whose code is the API's own reason (`NotFound`, `Conflict`, …). */
export function toKubernetesError(error: unknown, request: KubernetesRequest, now: Date): OutsideError {
  if (error instanceof OutsideError) return error;
  const asked = sayRequest(request);
  const fail = (code: string, message: string, retry: Retry) =>
    new OutsideError('kubernetes', code, `${asked}: ${message}`, retry, error);
  if (error instanceof ApiException) {
    const status = readStatus(error.body);
    const code = status?.reason || `http_${error.code}`;
    return fail(code, sayRefusal(error.code, status, request), verdict(error, status, request, now));
  }
  const network = readNetworkFailure(error);
  if (network) return fail(network.code, network.message, verdictOnNetworkFailure(network, request.effect));
  const message = error instanceof Error ? error.message : String(error);
  return fail('unreadable_answer', `unexpected answer: ${message}`, lost(request, defaultWaitMs));
}

function verdict(
  { code, headers }: ApiException<unknown>,
  status: Status | null,
  request: KubernetesRequest,
  now: Date,
): Retry {
  const askedS = status?.details?.retryAfterSeconds;
  const askedMs = parseRetryAfterMs(headers['retry-after'], now) ?? (askedS === undefined ? null : askedS * 1000);
  // client-go's rule: a server that names a wait, at 429 or any 5xx, has not started on the request.
  if (code === 429 || (code >= 500 && askedMs !== null)) return { kind: 'safe', afterMs: askedMs ?? defaultWaitMs };
  if (code >= 500) return lost(request, defaultWaitMs);
  if (code === 410) return { kind: 'safe', afterMs: 0 };
  // A conflict passes by itself, unless the request was bound to a version that is gone for good.
  if (code === 409 && status?.reason !== 'AlreadyExists' && request.resourceVersion === undefined) {
    return { kind: 'safe', afterMs: 200 };
  }
  return { kind: 'no' };
}

function lost(request: KubernetesRequest, afterMs: number): Retry {
  return request.effect === 'read' ? { kind: 'safe', afterMs } : { kind: 'uncertain' };
}

function sayRefusal(code: number, status: Status | null, request: KubernetesRequest): string {
  const causes = (status?.details?.causes ?? []).map((cause) =>
    cause.field ? `${cause.field}: ${cause.message ?? cause.reason}` : (cause.message ?? cause.reason),
  );
  const said = [status?.message, ...causes.filter((cause) => cause && !status?.message?.includes(cause))]
    .filter(Boolean)
    .join('; ');
  const { verb, resource, group, resourceVersion } = request;
  switch (code) {
    case 401:
      return 'the cluster does not accept our credentials: renew the token or certificate of the kubeconfig';
    case 403:
      return `forbidden: grant the verb "${verb}" on "${resource}" (API group "${group}")${said ? `; ${said}` : ''}`;
    case 409:
      return resourceVersion === undefined
        ? said
        : `it has changed since version ${resourceVersion}: read it again and decide again; ${said}`;
    default:
      return said || `HTTP ${code}`;
  }
}

function sayRequest({ verb, resource, group, namespace, name }: KubernetesRequest): string {
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
  return `${verb} ${group ? `${resource}.${group}` : resource}${name === undefined ? '' : ` ${name}`}${where}`;
}

/** The body is a string of JSON, undefined for a 401, and whatever a proxy says when it is not the API that answers. */
function readStatus(body: unknown): Status | null {
  if (typeof body !== 'string') return null;
  try {
    return statusSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
