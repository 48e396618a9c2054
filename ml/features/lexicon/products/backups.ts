/** Backup tools. */
export const backups = `
Velero, Restic, Kopia, Borg, BorgBackup, Borgmatic, Duplicity, Duplicati, Rclone, rsnapshot
  | velero_*, restic_*, kopia_*, borg_*, borgmatic_*, rclone_*, duplicati_*
Veeam, Commvault, NetBackup, Rubrik, Cohesity, Bacula, Bareos, Amanda, Spectrum Protect, TSM, Arcserve, Acronis,
  Nakivo, Druva, Zerto, Avamar, Networker, Data Domain, Proxmox Backup Server, PBS datastore, Altaro, Unitrends,
  AWS Backup, Recovery Services vault
  | veeam_*, commvault_*, rubrik_*, cohesity_*, bacula_*, bareos_*, pbs_*, aws_backup_*, spectrum_protect_*,
    netbackup_*
pgBackRest, WAL-G, WALE, Barman, pgBarman, xtrabackup, mysqldump, pg_dump, mongodump, mariabackup, vmbackup,
  vmbackupmanager, etcd-backup-restore, etcdbr, Medusa, Stash, Kasten, K10, K8up, VolSync, Kanister, Trilio,
  Portworx Backup, CloudCasa, MySQL Enterprise Backup, RMAN, elasticsearch snapshot lifecycle, SLM, Percona Backup,
  Litestream
  | pgbackrest_*, walg_*, wal_g_*, barman_*, barman_cloud_*, xtrabackup_*, vm_backup_*, vmbackup_*, etcdbr_*,
    etcd_backup_*, etcdbrctl_*, medusa_*, stash_*, k10_*, catalog_actions_*, k8up_*, volsync_*, litestream_*, backup_*
`;
