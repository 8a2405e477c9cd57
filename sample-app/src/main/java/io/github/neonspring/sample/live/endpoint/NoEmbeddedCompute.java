package io.github.neonspring.sample.live.endpoint;

import java.sql.Connection;

/**
 * No embedded endpoint, where the testkit is not on the class path.
 */
final class NoEmbeddedCompute implements EmbeddedCompute {

	@Override
	public boolean isInUse() {
		return false;
	}

	@Override
	public String name() {
		throw none();
	}

	@Override
	public String jdbcUrl() {
		throw none();
	}

	@Override
	public Connection openAside() {
		throw none();
	}

	@Override
	public boolean isReady() {
		return false;
	}

	@Override
	public ComputeFacts facts() {
		throw none();
	}

	@Override
	public Traffic traffic() {
		throw none();
	}

	@Override
	public void press(Button button) {
		throw none();
	}

	@Override
	public void look() {
	}

	private static IllegalStateException none() {
		return new IllegalStateException("The application does not run on an embedded endpoint");
	}

}
