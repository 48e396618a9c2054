import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

/** The services that run as Deployments, in the order of the catalogue. */
export const deployedServices: readonly string[] = serviceCatalogue
  .filter((spec) => spec.database === undefined)
  .map((spec) => spec.name);
