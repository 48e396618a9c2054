import { z } from 'zod';
import { risks } from '#runbooks/runbook.ts';
import { duration } from './duration.ts';
import { namedEntries } from './named-entries.ts';
import { slackPerson } from './slack-person.ts';

const quorum = z
  .int('must be a whole number: how many different people have to approve')
  .min(1, 'must be at least 1: where nobody is to be asked, set autonomy to act');

const roleName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    'must be a name such as database-owners: lower-case letters, digits and "-", so that nobody takes it for a Slack id',
  );

const ofRisk = z.strictObject({ quorum });

/** `approvals:` how people are asked before a runbook changes something. */
export const approvalSettings = z
  .strictObject({
    expire_after: duration.prefault('30m'),
    page_after: duration.prefault('5m'),
    quorum: quorum.default(1),
    exclude_requester: z.boolean().default(false),
    roles: namedEntries(
      roleName,
      z.array(slackPerson).min(1, 'must list at least one Slack user id (U…) or user group id (S…)'),
    ).default({}),
    by_risk: z.partialRecord(z.enum(risks), ofRisk).default({}),
  })
  .prefault({});
