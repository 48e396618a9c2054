/** The machinery that runs the platform: Kubernetes' own, cloud controllers, other orchestrators and coordination services. */
export const controlPlane = `
API server, apiserver, kube-apiserver, KubeAPI, Kubernetes API, aggregated API, APIService, admission webhook,
  mutating webhook, validating webhook, kube-scheduler, scheduler extender, kube-controller-manager,
  controller manager, cloud-controller-manager, control plane, controlplane, master node, kube-proxy, Konnectivity,
  bootstrap token, kine
  | apiserver_*, kube_apiserver_*, aggregator_*, scheduler_*, kube_controller_*, workqueue_*, kubeproxy_*, kine_*,
    konnectivity_*, rest_client_*, apiextensions_*, authentication_*, authorization_*, controller_runtime_*,
    leader_election_*, node_collector_*, node_ipam_*
etcd, etcd member, etcd operator
  | etcd_*, etcd_server_*, etcd_mvcc_*, etcd_disk_*, grpc_server_handled_total_etcd
Consul, Consul server, Nomad, Serf, Raft peers, autopilot
  | consul_*, nomad_*, serf_*
cluster-autoscaler, Cluster Autoscaler, Karpenter, descheduler, Goldilocks, vertical pod autoscaler, VPA,
  node group controller
  | cluster_autoscaler_*, karpenter_*, descheduler_*, vpa_*
Cluster API, ClusterAPI, CAPI, capa, capz, MachineDeployment, MachineSet, MachineHealthCheck, KubeadmControlPlane,
  Machine config, MachineConfigPool, Machine API, machine controller manager, Gardener, gardenlet, Shoot cluster,
  seed cluster, Kamaji, vcluster, Rancher, Fleet agent, RKE, k3s, Talos, Kubermatic, KubeOne, Crossplane, Metal3,
  Ironic, Hive cluster deployment, HyperShift, hosted control plane
  | capi_*, mapi_*, mcm_*, mcc_*, garden_*, gardener_*, rancher_*, crossplane_*, talos_*, kubermatic_*, hypershift_*,
    metal3_*
OpenShift, cluster operator, ClusterOperator, ClusterVersion, cluster version operator, OLM, Subscription CSV,
  ClusterServiceVersion, operator lifecycle, machine config daemon, ingress operator, image registry operator
  | cluster_operator_*, cluster_version_*, cluster_installer, csv_*, olm_*, openshift_*, mcd_*
OpenStack, Nova, Neutron, Keystone, Glance, Cinder, Octavia, Barbican, Designate, Manila, Magnum, Placement API,
  Trove, nova-compute, nova agent, neutron agent, Hypervisor service, Masakari, Senlin, Zun
  | openstack_*, nova_*, neutron_*, keystone_*, glance_*, cinder_*, octavia_*, heat_*
Cloud Foundry, CloudFoundry, CF, BOSH, Diego, BBS, Auctioneer, Gorouter, CC API, Cloud Controller, UAA, rep cell,
  Diego cell, locket, route emitter, Concourse web
  | firehose_*, bosh_*, cf_*, cloudfoundry_*, firehose_value_metric_*
Mesos, Marathon, DC/OS, Docker Swarm, swarm manager, dockerd, containerd, CRI-O, crio, CRI runtime, container runtime,
  kata runtime
  | mesos_*, marathon_*, swarm_*, swarm_manager_*, crio_*, container_runtime_crio_*, containerd_*, engine_daemon_*
ZooKeeper ensemble coordination, Chubby, Eureka, service registry, Nacos, Apollo config
  | nacos_*, eureka_*
`;
