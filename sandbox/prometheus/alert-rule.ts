/** A Prometheus alerting rule, as it stands in a rule file. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly forMs: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Templates: `{{ $labels.service }}`, `{{ $value }}`, `{{ printf "%.0f" $value }}`, `{{ $value | humanizePercentage }}`. */
  readonly annotations: Readonly<Record<string, string>>;
}
