/** What brings software onto the platform: GitOps, CI, registries, package managers. */
export const delivery = `
Argo CD, ArgoCD, argocd application, ApplicationSet, Argo Rollouts, Flux, FluxCD, Kustomization, HelmRelease,
  HelmRepository, GitRepository, OCIRepository, Weave GitOps, source-controller, kustomize-controller,
  helm-controller, image-automation, Jenkins X, Fleet bundle, kapp, Carvel
  | argocd_*, gotk_*, flux_*, rollout_*, rollout_info, fluxcd_*
Helm, Helm release, Helmfile, Tiller, chart release
  | helm_*, helm_chart_*
Jenkins, TeamCity, Bamboo, GitLab Runner, GitLab CI, GitHub Actions runner, actions-runner-controller, ARC runner,
  Tekton, Drone, CircleCI, Concourse, Buildkite, Travis, GoCD, Woodpecker, Prow, Zuul, Spinnaker, Octopus Deploy,
  Azure DevOps agent, Semaphore CI, Buildbot
  | jenkins_*, teamcity_*, gitlab_runner_*, github_runner_*, gha_*, tekton_*, tekton_pipelines_*, drone_*,
    concourse_*, buildkite_*, gocd_*, prow_*, zuul_*, spinnaker_*, default_jenkins_*
Terraform, Terraform Cloud, Atlantis, Pulumi, Ansible, AWX, Ansible Tower, Puppet, Chef, SaltStack, Salt minion,
  CFEngine, Spacelift, Packer, tf-controller
  | terraform_*, atlantis_*, awx_*, puppet_*, chef_*, salt_*, ansible_*, tf_controller_*
Deployment, StatefulSet, DaemonSet, ReplicaSet, rollout, canary analysis, Flagger, PodDisruptionBudget,
  LaunchDarkly relay
  | kube_deployment_*, kube_statefulset_*, kube_daemonset_*, kube_replicaset_*, flagger_*
`;
