namespace RecipeRunner.Cli.Settings;

/// <summary>Settings that Chef knows and that have no meaning without a server, a daemon, Ohai or Ruby: read, named once, and passed over.</summary>
internal static class MeaninglessSettings
{
    /// <summary>Groups of settings: all below them have no meaning either, whatever their names.</summary>
    private static readonly string[] Groups = ["ohai", "knife", "chef_zero", "data_collector", "target_mode", "windows_service", "chefdk", "chefcli", "cache_options"];

    public static IReadOnlyList<string> Names { get; } =
    [
        "acl_path", "allowed_automatic_attributes", "allowed_default_attributes", "allowed_normal_attributes", "allowed_override_attributes",
        "always_dump_stacktrace", "auth_key_registry_type", "authentication_protocol_version", "automatic_attribute_blacklist",
        "automatic_attribute_whitelist", "blocked_automatic_attributes", "blocked_default_attributes", "blocked_normal_attributes",
        "blocked_override_attributes", "cache_type", "checksum_path", "chef_guid", "chef_guid_path", "chef_license", "chef_license_key",
        "chef_server_root", "chef_server_url", "clear_gem_sources", "client_d_dir", "client_fork", "client_key", "client_key_contents",
        "client_key_path", "client_path", "client_registration_retries", "config_d_dir", "config_dir", "config_file", "container_path",
        "cookbook_artifact_path", "cookbook_sync_threads", "count_log_resource_updates", "daemonize", "data_bag_decrypt_minimum_version",
        "data_bag_encrypt_version", "default_attribute_whitelist", "deployment_group", "diff_disabled", "diff_filesize_threshold",
        "diff_output_threshold", "disable_event_loggers", "download_progress_interval", "enable_reporting", "enable_reporting_url_fatals",
        "enable_selinux_file_permission_fixup", "enforce_default_paths", "enforce_path_sanity", "event_handlers", "event_loggers", "ez",
        "file_atomic_update", "file_staging_uses_destdir", "fips", "follow_client_key_symlink", "force_formatter", "force_logger",
        "ftp_proxy", "ftp_proxy_pass", "ftp_proxy_user", "group", "group_path", "group_valid_regex", "http_disable_auth_on_redirect",
        "http_retry_count", "http_retry_delay",
        "internal_locale", "interval", "listen", "local_key_generation", "migrate_key_to_keystore", "minimal_ohai",
        "named_run_list", "no_lazy_load", "normal_attribute_whitelist", "ohai_segment_plugin_path", "override_attribute_whitelist",
        "pid_file", "policy_document_native_api", "policy_group", "policy_group_path", "policy_name", "policy_path",
        "policy_persist_run_list", "profile", "recipe_url", "repo_mode", "resource_unified_mode_default", "rest_timeout", "ruby_encoding",
        "rubygems_cache_enabled", "rubygems_url", "run_lock_timeout", "script_path", "show_download_progress", "silence_deprecation_warnings",
        "solo_d_dir", "solo_legacy_mode", "splay", "ssh_agent_signing", "ssl_ca_file", "ssl_ca_path", "ssl_client_cert", "ssl_client_key",
        "ssl_verify_mode", "stream_execute_output", "syntax_check_cache_path", "target", "treat_deprecation_warnings_as_errors",
        "trusted_certs_dir", "umask", "user", "user_home", "user_path", "user_valid_regex", "validation_client_name", "validation_key",
        "validation_key_contents", "verbose_logging", "verify_api_cert", "versioned_cookbooks", "zypper_check_gpg",
    ];

    public static bool Contains(string name) => Names.Contains(name) || Groups.Contains(name.Split('.')[0]);
}
