/** Public clouds and their services that are no other kind's. */
export const clouds = `
AWS, Amazon Web Services, CloudWatch, Lambda, Fargate, ECS, EKS, Elastic Beanstalk, App Runner, Cognito, SES,
  Trusted Advisor, AWS Health, Service Quotas
  | aws_*, aws_lambda_*, aws_ecs_*, aws_ses_*, aws_trustedadvisor_*, aws_resource_info, cloudwatch_*
Azure, Azure Monitor, AKS, Azure Functions, App Service, Logic Apps, Container Apps, Container Registry, ACR,
  Cognitive Services, Azure OpenAI, Azure Arc
  | azure_*, azurerm_*
GCP, Google Cloud, GKE, Cloud Run, Cloud Functions, App Engine, Cloud Build, Stackdriver, Vertex AI
  | stackdriver_*, gcp_*
DigitalOcean, Linode, Hetzner, OVH, OVHcloud, Scaleway, Vultr, Exoscale, Equinix Metal, IBM Cloud, Oracle Cloud,
  OCI compute, Alibaba Cloud, Aliyun, Tencent Cloud, Yandex Cloud, Heroku, Vercel, Netlify, Fly.io, Civo
  | digitalocean_*, hcloud_*, hetzner_*, ovh_*, scaleway_*, oci_*, heroku_*, fly_*, aliyun_*, yandex_*
`;
