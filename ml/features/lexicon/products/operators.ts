/** Kubernetes operators and controllers that reconcile other things. */
export const operators = `
operator, operator-sdk, controller runtime, reconciler, custom resource controller, CRD controller, kopf
  | operator_*, kopf_*, operator_sdk_*
ECK operator, Strimzi operator, Zalando operator, Crunchy operator, PGO, Percona operator, MongoDB operator,
  Redis operator, RabbitMQ cluster operator, Vitess operator, KubeDB, KubeBlocks, TiDB operator, K8ssandra,
  cass-operator, ClickHouse operator, MinIO operator, Rook operator, cluster operator of Strimzi, topic operator,
  user operator, entity operator
  | k8ssandra_*, strimzi_reconciliations_*, strimzi_resources, rook_*
external-secrets, External Secrets Operator, ESO, Sealed Secrets controller, secrets-store-csi,
  Vault secrets operator, Reloader, Reflector, Kubed, ExternalDNS, external-dns, node-problem-detector controller,
  Keel, ACK controller, Config Connector, Azure Service Operator, Kyverno background controller,
  namespace configuration operator, Hierarchical namespaces
  | externalsecret_*, external_secret_*, clusterexternalsecret_*, external_dns_*, sealed_secrets_*, sealedsecrets_*,
    configconnector_*, aso_*
KubeVirt, virt-operator, virt-controller, virt-api, virt-handler, CDI operator, Kueue, Volcano scheduler,
  Knative Serving, Knative, Dapr operator, OpenFunction, Keptn, Kruise, Argo Rollouts controller
  | kubevirt_*, kubevirt_virt_*, virt_*, kueue_*, volcano_*, knative_*, dapr_*, controller_*, activator_*
`;
