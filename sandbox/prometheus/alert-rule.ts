/** A Prometheus alerting rule, as it stands in a rule file. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly forMs: number;
  /** How often it is evaluated, as the `interval` of a rule group says; absent: whenever Prometheus has scraped. */
  readonly intervalMs?: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Templates: `{{ $labels.service }}`, `{{ $value }}`, `{{ printf "%.0f" $value }}`, `{{ $value | humanizePercentage }}`. */
  readonly annotations: Readonly<Record<string, string>>;
}
