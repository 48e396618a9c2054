/** Storage systems: volumes, arrays, file and object storage. */
export const storages = `
Ceph, Rook, OSD, RADOS, RBD, CephFS, MDS daemon, RGW, placement group, OpenShift Data Foundation, ODF, OCS, NooBaa,
  mon quorum, croit
  | ceph_*, rook_ceph_*, noobaa_*, ocs_*, odf_*, cephfs_*
Longhorn, OpenEBS, cStor, Mayastor, Jiva, Portworx, px cluster, LINSTOR, DRBD, Piraeus, StorageOS, Ondat,
  Robin storage, TopoLVM, LVM, thin pool, local-path provisioner, Rancher local path, Quobyte, Weka, BeeGFS, Lustre,
  GPFS, Spectrum Scale, GlusterFS, Gluster, heketi, MooseFS, SeaweedFS, JuiceFS, CubeFS, HDFS, NameNode, DataNode
  | longhorn_*, openebs_*, px_*, linstor_*, drbd_*, topolvm_*, storageos_*, beegfs_*, lustre_*, gpfs_*, gluster_*,
    glusterfs_*, heketi_*, seaweedfs_*, juicefs_*, hadoop_namenode_*, hadoop_datanode_*, hdfs_*, lvm_*, node_drbd_*,
    quobyte_*, cstor_*, mayastor_*
PersistentVolume, PersistentVolumeClaim, PVC, persistent volume, volume claim, VolumeAttachment, CSI, CSI driver,
  csi-provisioner, csi-attacher, csi-snapshotter, VolumeSnapshot, StorageClass, EBS, EBS volume, EFS, FSx, Azure Disk,
  Azure Files, Persistent Disk, Filestore, managed disk
  | kubelet_volume_stats_*, kube_persistentvolume_*, kube_persistentvolumeclaim_*, csi_*, csi_sidecar_*,
    storage_operation_*, aws_ebs_*, aws_efs_*, aws_fsx_*, kube_volumeattachment_*, volume_manager_*,
    volume_operation_*
NetApp, ONTAP, SnapMirror, Trident, FlexVol, SVM, Pure Storage, FlashArray, FlashBlade, EMC, Isilon, PowerScale,
  Unity array, VNX, PowerMax, PowerStore, Dell storage, HPE 3PAR, Nimble, Primera, Hitachi VSP, IBM Storwize,
  FlashSystem, Synology, QNAP, TrueNAS, FreeNAS, Infinidat, SolidFire, StorNext, iSCSI, NVMe-oF, Fibre Channel,
  multipath, SAN, NAS, LUN
  | netapp_*, ontap_*, aggr_*, svm_*, lun_*, snapmirror_*, volume_*, purefa_*, purefb_*, isilon_*, eqlx_*, synology_*,
    qnap_*, truenas_*, solidfire_*, node_fibrechannel_*, multipath_*, storagegrid_*, infinibox_*, trident_*
ZFS, zpool, Btrfs, zfs pool, vdev, scrub, resilver, ARC cache, mdadm array, NFS, nfsd, NFS mount, SMB, Samba, CIFS,
  autofs, s3fs
  | zfs_*, node_zfs_*, zpool_*, btrfs_*, node_btrfs_*, node_nfs_*, node_nfsd_*, node_mountstats_*, nfs_*, samba_*
MinIO, S3, object storage, object store, bucket, Swift, swift ring, Azure Blob, Blob Storage, GCS, Cloud Storage,
  Zenko, CloudServer, StorageGRID, ECS object, Garage, Storj, Scality
  | minio_*, s3_*, aws_s3_*, swift_*, azure_storage_*, stackdriver_storage_*, garage_*
vSAN, datastore, vmfs, storage array, storage pool, disk pool, disk shelf, storage node, ScaleIO, PowerFlex,
  Storage Spaces Direct, S2D, Cluster Shared Volume
  | vsan_*, vmware_datastore_*, vsphere_datastore_*, vsphere_vsan_*
`;
