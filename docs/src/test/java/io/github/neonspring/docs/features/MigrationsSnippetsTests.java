package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.status.NeonStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about migrations.
 */
@ShopTest
class MigrationsSnippetsTests {

	@Autowired
	private NeonStatus status;

	@Test
	void startTellsItsVersion() {
		// snippet: report
		String version = this.status.migrations().map(MigrationReport::version).orElse("none");
		// end
		assertThat(version).isEqualTo("1");
	}

}
