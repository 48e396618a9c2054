/** Where a process of the crash matrix finds the world, as it is handed over to it. */
export interface Addresses {
  readonly databaseUrl: string;
  /** A kubeconfig's text. */
  readonly kubeconfig: string;
  readonly slackApiUrl: string;
  readonly slackToken: string;
  /** Host and port. */
  readonly pagerDuty: string;
  readonly pagerDutyKey: string;
  /** Whom to trust for PagerDuty. */
  readonly caPem: string;
  readonly prometheusUrl: string;
  readonly lokiUrl: string;
  /** Under which addresses steps reach the service that they send requests to, and all that they may reach. */
  readonly serviceUrls: readonly string[];
  readonly scriptsFolder: string;
}
