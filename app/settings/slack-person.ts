import { z } from 'zod';

/** Who may be asked or invited, by the id that Slack shows: a person or a user group. */
export const slackPerson = z
  .string()
  .regex(
    /^[UWS][A-Z0-9]{2,}$/,
    'must be a Slack user id (U…) or user group id (S…): open the profile in Slack, ⋮, "Copy member ID"',
  );
