/** Web servers, proxies, ingress controllers, gateways, meshes and content delivery. */
export const proxies = `
nginx, ingress-nginx, NGINX Plus, OpenResty, Tengine, ingress controller, Ingress
  | nginx_*, nginx_ingress_*, nginxplus_*, nginx_vts_*
HAProxy, haproxy backend, haproxy frontend
  | haproxy_*
Envoy, Contour, Emissary, Ambassador, Gloo, Envoy Gateway, Gateway API
  | envoy_*, contour_*, gloo_*
Traefik, Caddy, Skipper, Voyager, Fabio, Pomerium, Vouch
  | traefik_*, caddy_*, skipper_*, pomerium_*
Istio, istiod, Pilot, Citadel, Galley, Linkerd, Consul Connect, Kuma, Open Service Mesh, service mesh, sidecar proxy,
  ztunnel
  | istio_*, pilot_*, galley_*, citadel_*, linkerd_*, request_total, kuma_*, osm_*
Kong, Tyk, APISIX, KrakenD, Apigee, Zuul gateway, Spring Cloud Gateway, API gateway, WSO2, Azure API Management, APIM,
  3scale, Gravitee
  | kong_*, tyk_*, apisix_*, krakend_*, aws_apigateway_*, azure_apim_*, apigee_*, gravitee_*
Apache HTTPD, httpd, Apache, lighttpd, IIS, Tomcat, Jetty, Undertow, WebLogic, WebSphere, JBoss, WildFly, GlassFish,
  Payara, Passenger, Unicorn server
  | apache_*, lighttpd_*, windows_iis_*, iis_*, tomcat_*, jetty_*, undertow_*, weblogic_*, wls_*, websphere_*,
    jboss_*, wildfly_*, passenger_*, catalina_*
Varnish, Squid, Fastly, Cloudflare, CloudFront, Akamai CDN, CDN, Apache Traffic Server, Bunny CDN
  | varnish_*, squid_*, fastly_*, cloudflare_*, aws_cloudfront_*, trafficserver_*
`;
