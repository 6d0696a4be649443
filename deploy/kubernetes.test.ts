import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const FOLDER = join(import.meta.dirname, 'kubernetes');
const KINDS = { StatefulSet, Ingress, PodDisruptionBudget, ConfigMap, Secret, Service };

type Manifest = { kind: keyof typeof KINDS; metadata: { name: string }; spec?: unknown };

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const manifests: Manifest[] = parse(read('kustomization.yaml')).resources.flatMap((file: string) =>
  parseAllDocuments(read(file)).map((document) => document.toJS()),
);

/** @throws Error for what the schema of its kind does not allow */
function validate(manifest: Manifest): void {
  const Model = KINDS[manifest.kind];
  // Each constructor takes its own kind, and the schema is what says whether this is one.
  new Model(manifest as never).validate();
}

const only = (kind: Manifest['kind']) => manifests.find((one) => one.kind === kind) as { spec: unknown };

describe('the manifests for Kubernetes', () => {
  it.each(manifests.map((manifest) => [manifest.kind, manifest.metadata.name, manifest] as const))(
    '%s %s is as its schema says',
    (_kind, _name, manifest) => {
      expect(() => validate(manifest)).not.toThrow();
      expect(() => validate({ ...manifest, spec: 7, data: 7 } as never)).toThrow();
    },
  );

  it('restart by /livez and send visitors by /healthz, with the rights of the container alone', () => {
    const { template } = only('StatefulSet').spec as {
      template: { spec: { securityContext: object; containers: [Record<string, unknown>] } };
    };
    const [site] = template.spec.containers;
    expect(site).toMatchObject({
      livenessProbe: { httpGet: { path: '/livez', port: 'http' } },
      readinessProbe: { httpGet: { path: '/healthz', port: 'http' } },
      securityContext: {
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
      ports: [{ name: 'http', containerPort: 8080 }],
    });
    expect(template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
  });

  it('lead what people change to the first replica, and every service exists', () => {
    const { rules } = only('Ingress').spec as {
      rules: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
    };
    const paths = rules.flatMap(({ http }) =>
      http.paths.map(({ path, backend }) => [path, backend.service.name]),
    );
    expect(paths).toEqual([
      ['/backstage', 'marquee-first'],
      ['/api', 'marquee-first'],
      ['/', 'marquee'],
    ]);
    const services = manifests.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
    for (const [, name] of paths) expect(services).toContain(name);
  });
});
