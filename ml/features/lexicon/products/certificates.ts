/** Certificates and what issues them. */
export const certificates = `
cert-manager, CertManager, certificate, ACME, Let's Encrypt, LetsEncrypt, certbot, step-ca, smallstep, SPIFFE, SPIRE,
  PKI, certificate authority, x509, TLS certificate, SSL certificate, intermediate CA, root CA, Venafi, keystore,
  truststore, kubeconfig certificate, CRL
  | certmanager_*, cert_manager_*, x509_*, ssl_*, probe_ssl_*, tls_certificate_*, spire_*, step_ca_*, acme_*,
    cert_exporter_*, certificate_*, ssl_cert_*
domain registration, WHOIS, domain expiry, licence, license, subscription licence, registrar
  | domain_*, license_*, licence_*
`;
