import { z } from 'zod';
import { isAllowed, type Account } from './authorization.ts';
import { badRequest } from './status-error.ts';

const review = z.looseObject({
  spec: z.looseObject({
    resourceAttributes: z
      .looseObject({
        verb: z.string().default(''),
        group: z.string().default(''),
        resource: z.string().default(''),
        subresource: z.string().optional(),
        namespace: z.string().optional(),
        name: z.string().optional(),
      })
      .optional(),
    nonResourceAttributes: z.looseObject({ path: z.string(), verb: z.string() }).optional(),
  }),
});

/** `kubectl auth can-i`: POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews. */
export function reviewAccess(account: Account, body: unknown): Record<string, unknown> {
  const parsed = review.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(
      `SelfSubjectAccessReview in version "v1" cannot be handled as a SelfSubjectAccessReview: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  const attributes = parsed.data.spec.resourceAttributes;
  // Discovery, versions and health are open to everybody who is known, as by the role system:discovery.
  const allowed = attributes === undefined || isAllowed(account, attributes);
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: parsed.data.spec,
    status: allowed ? { allowed, reason: `${account.user} has a role that allows it` } : { allowed },
  };
}
