/** Identity providers, directories and vaults of secrets. */
export const identities = `
Keycloak, RHSSO, Dex, Okta, Auth0, Azure AD, Entra ID, Active Directory, LDAP, OpenLDAP, FreeIPA, Ory Hydra, Kratos,
  Authentik, Authelia, Zitadel, OneLogin, Ping Identity, ADFS, Kerberos, KDC, RADIUS, FreeRADIUS, SSSD, PAM,
  oauth2-proxy, OAuth, OIDC, SAML, SSO, Google Workspace, Office 365, O365, Microsoft 365, IAM, STS, IRSA,
  Pod Identity webhook, Gangway, Teleport, domain controller, CyberArk, Duo, JumpCloud, Cognito user pool
  | keycloak_*, dex_*, ldap_*, openldap_*, windows_ad_*, hydra_*, kratos_*, authentik_*, authelia_*, oauth2_proxy_*,
    oidc_*, teleport_*, freeradius_*, radius_*
Vault, HashiCorp Vault, OpenBao, Key Vault, KeyVault, Secrets Manager, KMS, HSM, CloudHSM, Barbican secrets, Conjur,
  Infisical
  | vault_*, openbao_*, aws_kms_*, azure_keyvault_*
`;

/** Security tools: what finds or stops those who should not be there. */
export const defences = `
Falco, falcosidekick, Tetragon, Tracee, KubeArmor, Sysdig Secure, Aqua, Prisma Cloud, Twistlock, StackRox, NeuVector,
  Wiz, Lacework, Snyk, Trivy, trivy-operator, Clair, Grype, Anchore, kube-bench, Kubescape, Polaris, Starboard
  | falco_*, falcosecurity_*, tetragon_*, trivy_*, starboard_*, kubescape_*, kubearmor_*, image_vulnerabilities,
    neuvector_*
Kyverno, Gatekeeper, OPA, Open Policy Agent, Kubewarden, jsPolicy, PodSecurityPolicy, Pod Security Admission,
  compliance operator, Cloud Custodian, AWS Config, Security Hub, Azure Policy, Defender for Cloud
  | kyverno_*, gatekeeper_*, opa_*, kubewarden_*, compliance_operator_*, policyreport_*, aws_securityhub_*
ClamAV, antivirus, Sophos, Microsoft Defender, Windows Defender, CrowdStrike, CrowdStrike Falcon sensor, SentinelOne,
  Carbon Black, Cylance, ESET, Kaspersky, Trend Micro, Symantec, McAfee, Malwarebytes, EDR, XDR, rkhunter, chkrootkit,
  YARA, AIDE, Tripwire, OSSEC, Wazuh, osquery, auditd, AppArmor, SELinux, file integrity monitoring
  | clamav_*, wazuh_*, osquery_*, ossec_*, auditd_*, aide_*
CrowdSec, fail2ban, ModSecurity, WAF, AWS WAF, Cloud Armor, Coraza, Imperva, DDoS protection, AWS Shield, GuardDuty,
  Macie, Inspector, Azure Sentinel, Microsoft Sentinel, Chronicle SIEM, Suricata, Snort, Zeek, Arkime, Security Onion,
  IDS, IPS, SIEM, honeypot, Elastic Security, QRadar, ArcSight, endpoint protection, Sysmon, MITRE, CloudTrail
  | crowdsec_*, cs_*, fail2ban_*, f2b_*, modsecurity_*, aws_wafv2_*, aws_guardduty_*, suricata_*, snort_*, zeek_*,
    aws_ddosprotection_*
Nessus, Qualys, OpenVAS, Tenable, Rapid7, Burp, OWASP ZAP, gitleaks, TruffleHog, detect-secrets, GitGuardian,
  Dependabot, Renovate, Sonatype, SonarQube
  | nessus_*, gitleaks_*, sonarqube_*
`;
