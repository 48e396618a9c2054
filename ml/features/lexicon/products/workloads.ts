/** Pods, containers and whatever runs in them without a name of its own. */
export const workloads = `
pod, container, workload, deployment replica, replica, init container, ephemeral container, Docker container,
  ECS task, Nomad allocation, Cloud Run revision, app instance, microservice, process, daemon, systemd unit,
  systemd service, supervisord, PM2, Windows service
  | kube_pod_*, kube_pod_container_*, container_*, docker_*, supervisor_*, supervisord_*, pm2_*, node_supervisord_*,
    windows_service_*, cadvisor_*
HPA, horizontal pod autoscaler, HorizontalPodAutoscaler, ScaledObject, KEDA scaler, autoscaling
  | kube_horizontalpodautoscaler_*, kube_hpa_*, keda_scaler_*
`;

/** Jobs and schedulers of jobs. */
export const jobs = `
CronJob, cron job, cron, crontab, batch job, Kubernetes Job, KubeJob, nightly job, scheduled task, scheduled job,
  task scheduler, periodic job, systemd timer, Quartz, Rundeck, job run, build job, pipeline job, CI job, batch run,
  migration job, anacron, logrotate, at daemon, Slurm, PBS Pro, LSF, HTCondor, AWS Batch, Spring Batch,
  Kubernetes batch
  | kube_job_*, kube_cronjob_*, cron_*, cronjob_*, batch_*, job_*, rundeck_*, quartz_*, slurm_*, spring_batch_*,
    windows_scheduled_task_*
`;
