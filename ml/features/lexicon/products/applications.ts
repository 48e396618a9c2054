/** Applications of other trades that run on such platforms. */
export const applications = `
GitLab, Gitaly, Praefect, Workhorse, GitHub Enterprise, GitHub, Gitea, Forgejo, Bitbucket, Gerrit, Perforce,
  Sourcegraph, Phabricator
  | gitlab_*, gitaly_*, github_*, gitea_*, src_*
Jira, Confluence, Atlassian, ServiceNow, Zendesk, Salesforce, HubSpot, Redmine, YouTrack, Trello, SharePoint,
  Exchange, Microsoft Teams, Mattermost, Rocket.Chat, Zoom, Discourse, MediaWiki, WordPress, Drupal, Joomla, Magento,
  Shopify, WooCommerce, Odoo, Dynamics, Moodle, Ghost, Strapi
  | jira_*, confluence_*, mattermost_*, rocketchat_*, salesforce_*, wordpress_*, magento_*, sharepoint_*, discourse_*,
    windows_exchange_*
Nextcloud, ownCloud, Seafile, Dropbox, Syncthing, Immich, Plex, Jellyfin, Emby, Home Assistant, Sonarr, Radarr,
  qBittorrent, Paperless, Vaultwarden, Bitwarden, Photoprism
  | nextcloud_*, syncthing_*, homeassistant_*, hass_*, sonarr_*, radarr_*, plex_*, jellyfin_*
Postfix, Exim, Sendmail, Dovecot, Zimbra, Haraka, Mailgun, SendGrid, SMTP, IMAP, mail server, mail gateway, Rspamd,
  SpamAssassin, Postmark, Mailcow
  | postfix_*, exim_*, dovecot_*, rspamd_*, smtp_*
Asterisk, FreeSWITCH, Kamailio, OpenSIPS, SIP trunk, VoIP, Jitsi, BigBlueButton, LiveKit, Janus, TURN server, coturn,
  Icecast, Wowza, RTMP
  | asterisk_*, freeswitch_*, kamailio_*, jitsi_*, bbb_*, livekit_*, coturn_*, sip_*
Harbor, Docker Registry, Nexus Repository, Artifactory, Quay, Pulp, ChartMuseum, Dragonfly P2P, Spegel, Keppel,
  image registry, container registry, Verdaccio
  | harbor_*, registry_*, nexus_*, artifactory_*, jfrt_*, quay_*, keppel_*
Ethereum, geth, Bitcoin, validator node, beacon node, Polkadot, Substrate, Cosmos, Tendermint, CometBFT, Solana,
  Chainlink, Hyperledger, IPFS, Filecoin, Lighthouse, Prysm, Avalanche, blockchain node
  | ethereum_*, geth_*, bitcoin_*, substrate_*, tendermint_*, cometbft_*, cosmos_*, solana_*, head_tracker_*,
    beacon_*, validator_*, polkadot_*, ipfs_*
Temporal, Temporal server, Camunda, Cadence workflow, Zeebe gateway, Unleash, Flagsmith, GrowthBook, Metabase,
  Superset, Tableau, Looker, Redash, Power BI, JupyterHub, Jupyter, RStudio, ChatGPT, OpenAI, Anthropic, vLLM, Ollama,
  LLM gateway, LiteLLM, Triton inference, TorchServe
  | temporal_*, service_errors_*, camunda_*, unleash_*, superset_*, metabase_*, jupyterhub_*, vllm_*, litellm_*,
    nv_inference_*
Stripe, PayPal, Adyen, Braintree, Twilio, payment gateway, payment provider, checkout, billing, Auth service,
  SMS provider, Maps API, credit bureau, ERP, SAP, SAP NetWeaver, Oracle EBS, PeopleSoft, Workday
  | sap_*, stripe_*, payment_*
`;
