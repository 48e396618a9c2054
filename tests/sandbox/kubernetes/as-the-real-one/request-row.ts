export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What is asked of a server: method, path below its address, body, and the content type of a patch. */
export type Ask = readonly [Method, string, unknown?, string?];

/** One request and the answer that the sandbox and a real API server give alike. */
export interface RequestRow {
  /** Ends the sentence "answers …". */
  readonly to: string;
  readonly ask: Ask;
  readonly code: number;
  readonly reason?: string;
  /** Given where both servers use the same words. */
  readonly message?: string;
  /** `field Reason` of every cause; the order and repetitions are the server's own. */
  readonly causes?: readonly string[];
  /** What the answer holds beside all that. */
  readonly holds?: Readonly<Record<string, unknown>>;
}

export const merge = 'application/merge-patch+json';
export const strategic = 'application/strategic-merge-patch+json';
export const jsonPatch = 'application/json-patch+json';

export const core = '/api/v1/namespaces/default';
export const apps = '/apis/apps/v1/namespaces/default';
export const batch = '/apis/batch/v1/namespaces/default';
export const oldBatch = '/apis/batch/v1beta1/namespaces/default';
export const policy = '/apis/policy/v1beta1/namespaces/default';
export const autoscaling = '/apis/autoscaling/v1/namespaces/default';
export const storage = '/apis/storage.k8s.io/v1';
