import { z } from 'zod';
import type { KubernetesMetadata } from './kubernetes-object.ts';

/** When an object was last written, and by which field manager: `kubectl-edit`, `helm`, `firebreak`. */
export interface LastChange {
  readonly at: Date;
  readonly manager: string;
}

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers */
const managedFieldsSchema = z
  .array(z.object({ manager: z.string().default(''), time: z.string(), subresource: z.string().optional() }))
  .catch([]);

/** The newest write of anything but the object's status. Null where the server keeps no field managers: then nobody can tell. */
export function lastChangeOf(metadata: Pick<KubernetesMetadata, 'name'>): LastChange | null {
  const fields = managedFieldsSchema.parse('managedFields' in metadata ? metadata.managedFields : []);
  const writes = fields.flatMap(({ manager, time, subresource }) => {
    const at = new Date(time);
    return subresource === 'status' || Number.isNaN(at.getTime()) ? [] : [{ at, manager }];
  });
  return writes.reduce<LastChange | null>((newest, one) => (newest && newest.at >= one.at ? newest : one), null);
}
