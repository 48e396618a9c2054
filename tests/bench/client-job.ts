/** What the client is to send, and until when. */
export interface ClientJob {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly dialect: 'webhook' | 'push';
  /** The one status that means "taken". */
  readonly accepted: number;
  /** Alerts in one request. */
  readonly batch: number;
  readonly connections: number;
  /** Number of the first alert; the others follow, so that jobs with numbers of their own never send the same alert. */
  readonly firstAlert: number;
  /** Whichever comes first ends the measuring. */
  readonly maxRequests: number;
  readonly maxMs: number;
}

export interface ClientReport {
  /** Alerts whose request was answered with the status for "taken". */
  readonly alerts: number;
  readonly tookMs: number;
  /** From request to answer, one for each request. */
  readonly requestMs: readonly number[];
}
