import { catalogueNames } from './config.ts';
import type { Settings } from './settings.ts';

/** The names of an installation that its runbooks may use: values of the service catalogue, and roles of approvers. */
export function runbookNames(settings: Settings): {
  readonly catalogue: readonly string[];
  readonly roles: readonly string[];
} {
  return { catalogue: catalogueNames(settings), roles: Object.keys(settings.approvals.roles) };
}
