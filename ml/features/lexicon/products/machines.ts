/** Hosts, hypervisors and the physical parts of a machine, one list for each kind. */
export const hosts = `
Linux, Windows, Windows Server, Ubuntu, RHEL, Debian, Bottlerocket, Flatcar, host, server host, virtual machine,
  VM instance, machine, kubelet, node, systemd, kernel, worker node, bare metal, hostOS, AIX, Solaris, FreeBSD, macOS
  | node_*, windows_*, wmi_*, kube_node_*, kubelet_*, system_*, host_*, host_cpu_*, node_systemd_*, problem_*,
    namedprocess_*, namedprocess_namegroup_*
EC2, EC2 instance, Compute Engine, GCE, Droplet, Azure VM, VM scale set, Auto Scaling group, ASG, Spot instance,
  preemptible
  | aws_ec2_*, aws_autoscaling_*, stackdriver_gce_*, azure_vm_*, azure_vmss_*
Chrony, NTP, chronyd, ntpd, timesyncd, PTP, node problem detector
  | chrony_*, ntp_*, node_timex_*, node_ntp_*, ptp_*, openshift_ptp_*, problem_gauge, problem_counter
`;

/** Hypervisors and virtualisation managers. */
export const hypervisors = `
VMware, vSphere, vCenter, ESXi, NSX, vMotion, VMware Tools, Tanzu, HCX, vROps
  | vmware_*, vsphere_*, vcenter_*, vrops_*, esxi_*, nsxt_*, nsxv3_*
Proxmox, PVE, Proxmox VE, libvirt, QEMU, KVM, oVirt, RHV, Xen, XenServer, Citrix Hypervisor, Hyper-V, HyperV, Nutanix,
  Prism, AHV, VirtualBox, LXC, LXD, Incus, Harvester, Firecracker, OpenNebula, CloudStack, SmartOS
  | pve_*, libvirt_*, libvirtd_*, ovirt_*, xen_*, windows_hyperv_*, hyperv_*, nutanix_*, lxd_*, incus_*, opennebula_*,
    cloudstack_*, harvester_*, kubevirt_vmi_*
`;

/** Physical parts and what reads their sensors. */
export const hardware = `
IPMI, BMC, iDRAC, iLO, Redfish, Supermicro, DRAC, CIMC, UCS, OpenManage, chassis, blade, DIMM, motherboard,
  front panel, enclosure, hwmon, lm-sensors, thermal zone, backplane
  | ipmi_*, idrac_*, ilo_*, redfish_*, dell_hw_*, node_hwmon_*, node_thermal_*, hpilo_*, cimc_*, ucs_*, sensor_*,
    entity_sensor_*, ciscoenvmon_*, entsensorvalue, chassis_*, collectd_ipmi_*
SMART, smartctl, smartmon, smartd, NVMe, SSD wearout, hard disk drive, RAID, mdadm, MegaRAID, StorCLI, PERC,
  HPE Smart Array, ssacli, hpssacli, raid controller, areca, LSI controller, battery backup unit, BBU, disk drive,
  physical disk
  | smartctl_*, smartmon_*, smart_*, nvme_*, megaraid_*, megacli_*, storcli_*, node_md_*, hpsa_*, ssacli_*, adaptec_*,
    md_*, mdstat_*, raid_*, perccli_*
GPU, NVIDIA, DCGM, XID, CUDA device, NVLink, AMD GPU, ROCm, Tesla GPU, H100, A100, TPU, Habana, Gaudi
  | dcgm_*, nvidia_*, nvidia_smi_*, amd_gpu_*, rocm_*, gpu_*, habanalabs_*
UPS, APC UPS, apcupsd, NUT, PDU, power supply, PSU, diesel generator, rack PDU, battery, transfer switch, CRAC,
  Raritan, Eaton, Vertiv, Liebert, data centre cooling, humidity sensor, leak detector
  | ups_*, apcupsd_*, network_ups_tools_*, nut_*, pdu_*, upsadv_*, upsbattery_*, upsoutput_*, node_power_supply_*,
    raritan_*, upsestimatedminutesremaining
EDAC, ECC memory, machine check, MCE, rasdaemon, PCIe AER, RAPL, CPU package temperature
  | node_edac_*, edac_*, mce_*, rasdaemon_*, node_rapl_*, node_cpu_package_*, node_cpu_core_throttles_total
printer, print server, CUPS printer, toner, printer tray, Raspberry Pi, solar inverter, IoT sensor
  | printer_*, prtmarkersupplies_*, rpi_*
`;
