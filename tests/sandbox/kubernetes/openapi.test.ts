import { expect, it } from 'vitest';
import { openApiDocument } from '#sandbox/kubernetes/openapi.ts';

it('describes every group version it links to', () => {
  const { paths } = openApiDocument('/openapi/v3') as { paths: Record<string, { serverRelativeURL: string }> };
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['api/v1', 'apis/autoscaling/v1', 'apis/autoscaling/v2']));
  for (const path of Object.keys(paths)) expect(openApiDocument(`/openapi/v3/${path}`)).not.toBeNull();
});

it('says that a deployment can be patched in a dry run', () => {
  const document = openApiDocument('/openapi/v3/apis/apps/v1') as {
    paths: Record<string, { patch: { parameters: { name: string }[] } }>;
  };
  const item = document.paths['/apis/apps/v1/namespaces/{namespace}/deployments/{name}'];
  expect(item?.patch.parameters.map((parameter) => parameter.name)).toContain('dryRun');
});
