import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The model that comes with Firebreak. */
export const shippedModel = join(fileURLToPath(new URL('../../', import.meta.url)), 'ml', 'models');
