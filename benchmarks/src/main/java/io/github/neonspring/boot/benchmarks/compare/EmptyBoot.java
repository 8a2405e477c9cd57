package io.github.neonspring.boot.benchmarks.compare;

import java.sql.SQLException;

/**
 * The first start ever.
 */
final class EmptyBoot extends Boot {

	EmptyBoot() {
		super(90);
	}

	@Override
	public String name() {
		return "boot, 10 kept connections, empty schema";
	}

	@Override
	void prepare(Rig rig) throws SQLException {
		rig.emptySchema();
	}

}
