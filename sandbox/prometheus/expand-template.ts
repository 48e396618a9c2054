import { formatValue } from './format-value.ts';

/**
 * Fills in an annotation the way Prometheus' templates do, for the forms the rules use: `$labels.name`, `$value`,
 * `printf "%.1f" $value` and `$value | humanizePercentage`. Throws for any other action, so that a rule with one
 * does not go unnoticed.
 */
export function expandTemplate(template: string, labels: Readonly<Record<string, string>>, value: number): string {
  return template.replaceAll(/\{\{\s*(.*?)\s*\}\}/g, (whole: string, action: string) => {
    const label = /^\$labels\.(\w+)$/.exec(action)?.[1];
    if (label !== undefined) return labels[label] ?? '';
    if (action === '$value') return formatValue(value);
    if (/^\$value\s*\|\s*humanizePercentage$/.test(action)) return `${Number((value * 100).toPrecision(4))}%`;
    const digits = /^printf "%\.(\d)f" \$value$/.exec(action)?.[1];
    if (digits !== undefined) return value.toFixed(Number(digits));
    throw new Error(`the annotation template ${whole} uses an action that the sandbox does not know`);
  });
}
