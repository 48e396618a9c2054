/** Networks: DNS, routing, switches, CNI plugins, VPNs and firewalls. */
export const networks = `
CoreDNS, kube-dns, NodeLocal DNS, nodelocaldns, BIND, named, Unbound, dnsmasq, PowerDNS, Knot DNS, NSD, Route 53,
  Route53, AdGuard, Pi-hole, pihole, Technitium, DNS resolver, DNS server, DNS, DNSSEC, resolver
  | coredns_*, kubedns_*, bind_*, unbound_*, dnsmasq_*, pdns_*, powerdns_*, nodecache_*, pihole_*, dns_*,
    windows_dns_*, adguard_*
Cilium, Calico, Felix, Typha, Flannel, Weave Net, Antrea, kube-router, OVN, OVN-Kubernetes, Open vSwitch, OVS, Multus,
  kube-ovn, Submariner, Hubble, aws-node, AWS VPC CNI, ipamd, Azure CNI, Whereabouts, SR-IOV, CNI,
  NetworkPolicy controller
  | cilium_*, felix_*, typha_*, calico_*, flannel_*, weave_*, antrea_*, ovn_*, ovnkube_*, ovs_*, ovs_vswitchd_*,
    kube_ovn_*, submariner_*, kube_router_*, awscni_*, cni_*
MetalLB, kube-vip, BGP, OSPF, BFD, FRR, FRRouting, BIRD, Quagga, GoBGP, ExaBGP, VyOS, LACP, VLAN, VXLAN, MPLS, STP,
  spanning tree, route reflector, PPPoE, IS-IS, EVPN
  | metallb_*, frr_*, bird_*, gobgp_*, bgp_*, bgppeer_*, ospf_*, jbgppeer_*, cbgppeer_*
Cisco, Nexus, IOS XR, Juniper, Junos, Arista, MikroTik, RouterOS, UniFi, Ubiquiti, Aruba, Meraki, FortiGate, Fortinet,
  Palo Alto, PAN-OS, pfSense, OPNsense, Check Point, SonicWall, Sophos XG, F5, BIG-IP, Citrix ADC, NetScaler,
  A10 Thunder, Extreme switch, Brocade, HPE switch, Dell switch, Mellanox, InfiniBand, Cumulus, SONiC, ACI fabric,
  APIC, access point, router, switch, switchport, uplink, downlink, firewall, gateway modem, wireless controller,
  snmp interface
  | cisco_*, junos_*, arista_*, mikrotik_*, mktxp_*, unifi_*, unpoller_*, meraki_*, fortigate_*, panos_*, pfsense_*,
    bigip_*, f5_*, netscaler_*, infiniband_*, node_infiniband_*, aci_*, ifoperstatus, ifinerrors, ifouterrors,
    ifhcinoctets, ifhcoutoctets, ifinoctets, ifoutoctets, ifadminstatus, ifhighspeed, ifmtu
VPN, WireGuard, OpenVPN, IPsec, strongSwan, Tailscale, ZeroTier, Nebula mesh, IKE, GRE tunnel, site-to-site,
  Direct Connect, ExpressRoute, Cloud Interconnect, Cloud NAT, NAT gateway, Transit Gateway, VPC peering,
  virtual network gateway, LTE modem, Starlink, cable modem, DOCSIS, PON, OLT, optical transceiver, SFP, wifi
  | wireguard_*, openvpn_*, ipsec_*, strongswan_*, tailscale_*, starlink_*, aws_vpn_*, aws_natgateway_*,
    aws_transitgateway_*, aws_dx_*, azure_expressroute_*, stackdriver_vpn_*, stackdriver_interconnect_*
NIC, network interface, bond, bonding, bridge interface, conntrack, iptables, ipvs, nftables, eBPF, ARP,
  neighbour table, DHCP, ISC Kea, Kea, NTP peers, netfilter, ethernet, TCP retransmission, network device
  | node_network_*, node_netstat_*, node_nf_conntrack_*, node_bonding_*, node_sockstat_*, node_ethtool_*, node_arp_*,
    node_softnet_*, windows_net_*, ethtool_*, conntrack_*, kea_*, dhcp_*, ipvs_*, iptables_*, container_network_*,
    keepalived_*, network_*
Keepalived, VRRP, CARP, HSRP, floating IP, elastic IP, ELB, ALB, NLB, load balancer, LoadBalancer, Akamai,
  Cloudflare Tunnel, cloudflared, Global Accelerator, Azure Load Balancer, Front Door, Traffic Manager, target group
  | keepalived_vrrp_*, aws_elb_*, aws_applicationelb_*, aws_networkelb_*, cloudflared_*, azure_loadbalancer_*
`;
