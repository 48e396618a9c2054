import type { CertificateShelf } from './certificate-shelf.ts';
import type { FeatureFlags } from './feature-flags.ts';

/** What the platform has besides its cluster, reached over HTTP. */
export interface Surroundings {
  readonly flags: FeatureFlags;
  readonly certificates: CertificateShelf;
}
