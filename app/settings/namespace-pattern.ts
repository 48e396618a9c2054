import { z } from 'zod';
import { isNamespacePattern } from '#incidents/rules/guardrails/namespace-pattern.ts';

/** Which namespaces are meant. */
export const namespacePattern = z
  .string()
  .refine(
    isNamespacePattern,
    'must be a namespace or a pattern such as claims-*, {dev,test}-* or !prod-*, in lower case and with at most four "*"; (none) stands for what belongs to no namespace',
  );
