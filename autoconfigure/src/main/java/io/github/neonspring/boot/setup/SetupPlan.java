package io.github.neonspring.boot.setup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What is to be set up.
 *
 * @param createDatabase whether the database is to be created
 * @param maintenanceDatabase where to log in for that
 * @param extensions the extensions
 * @param role the application's role, or {@code null}
 * @param password its password, or {@code null}
 * @param schemas the application's schemas
 * @param seeds the seed files, in their order
 */
record SetupPlan(boolean createDatabase, String maintenanceDatabase, Extensions extensions, @Nullable String role,
		@Nullable String password, SetupSchemas schemas, List<SeedFile> seeds) {

	static SetupPlan of(NeonSetupProperties properties, SetupSchemas schemas, List<SetupProblem> problems) {
		return new SetupPlan(properties.isCreateDatabase(), properties.getMaintenanceDatabase(),
				new Extensions(properties.getExtensions().stream().filter(StringUtils::hasText).distinct().toList()),
				text(properties.getApplicationRole()), text(properties.getApplicationRolePassword()), schemas,
				new SeedFiles(properties.getSeedLocations()).find(problems));
	}

	private static @Nullable String text(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

	@Nullable ApplicationRole applicationRole() {
		return (this.role != null) ? new ApplicationRole(this.role, this.password) : null;
	}

	@Override
	public String toString() {
		return "SetupPlan[" + this.extensions + ", " + this.role + ", " + this.seeds + "]";
	}

}
