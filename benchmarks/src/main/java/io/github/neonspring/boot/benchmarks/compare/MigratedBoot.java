package io.github.neonspring.boot.benchmarks.compare;

/**
 * A start as all but the first are.
 */
final class MigratedBoot extends Boot {

	MigratedBoot() {
		super(36);
	}

	@Override
	public String name() {
		return "boot, 10 kept connections, migrations applied before";
	}

	@Override
	void prepare(Rig rig) {
		rig.simulator().wake();
	}

}
