package io.github.neonspring.boot.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Set-up of the database, before the migrations and after them.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.setup")
public class NeonSetupProperties {

	/**
	 * Whether to set the database up at start, where one of create-database, extensions,
	 * application-role and seed-locations says what is to be set up. Without it, only the
	 * command "setup" does.
	 */
	private boolean enabled = true;

	/**
	 * Whether to create the database if it is missing.
	 */
	private boolean createDatabase;

	/**
	 * Database to connect to while the application's own does not exist yet.
	 */
	private String maintenanceDatabase = "postgres";

	/**
	 * Comma-separated list of extensions to create if they are missing.
	 */
	private List<String> extensions = new ArrayList<>();

	/**
	 * Role that may read and write the tables and nothing else, created if it is missing.
	 * The application uses it where its connection string names it; the direct URL names
	 * the owner, who migrates.
	 */
	private @Nullable String applicationRole;

	/**
	 * Password of the application's role. Only its SCRAM verifier is sent to the server.
	 * Without it, the password of a role that exists stays as it is.
	 */
	private @Nullable String applicationRolePassword;

	/**
	 * Comma-separated list of schemas that the application's role may use. When not set,
	 * those of spring.flyway.schemas and spring.flyway.default-schema, or else the
	 * current schema of the owner.
	 */
	private List<String> schemas = new ArrayList<>();

	/**
	 * Comma-separated list of directories or files, such as classpath:db/seed, with first
	 * data in files that end in .sql and .csv. Each file is loaded once.
	 */
	private List<String> seedLocations = new ArrayList<>();

	/**
	 * Time to wait for another instance that is setting up the same database.
	 */
	private Duration lockTimeout = Duration.ofMinutes(5);

	/**
	 * Whether to check the database at the end of the start. A failure stops the start.
	 */
	private boolean verify;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isCreateDatabase() {
		return this.createDatabase;
	}

	public void setCreateDatabase(boolean createDatabase) {
		this.createDatabase = createDatabase;
	}

	public String getMaintenanceDatabase() {
		return this.maintenanceDatabase;
	}

	public void setMaintenanceDatabase(String maintenanceDatabase) {
		this.maintenanceDatabase = maintenanceDatabase;
	}

	public List<String> getExtensions() {
		return this.extensions;
	}

	public void setExtensions(List<String> extensions) {
		this.extensions = extensions;
	}

	public @Nullable String getApplicationRole() {
		return this.applicationRole;
	}

	public void setApplicationRole(@Nullable String applicationRole) {
		this.applicationRole = applicationRole;
	}

	public @Nullable String getApplicationRolePassword() {
		return this.applicationRolePassword;
	}

	public void setApplicationRolePassword(@Nullable String applicationRolePassword) {
		this.applicationRolePassword = applicationRolePassword;
	}

	public List<String> getSchemas() {
		return this.schemas;
	}

	public void setSchemas(List<String> schemas) {
		this.schemas = schemas;
	}

	public List<String> getSeedLocations() {
		return this.seedLocations;
	}

	public void setSeedLocations(List<String> seedLocations) {
		this.seedLocations = seedLocations;
	}

	public Duration getLockTimeout() {
		return this.lockTimeout;
	}

	public void setLockTimeout(Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
	}

	public boolean isVerify() {
		return this.verify;
	}

	public void setVerify(boolean verify) {
		this.verify = verify;
	}

	boolean asksForSomething() {
		return this.createDatabase || !this.extensions.isEmpty() || StringUtils.hasText(this.applicationRole)
				|| !this.seedLocations.isEmpty();
	}

}
