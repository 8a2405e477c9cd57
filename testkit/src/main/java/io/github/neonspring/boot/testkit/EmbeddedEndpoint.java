package io.github.neonspring.boot.testkit;

public class EmbeddedEndpoint {

	public String connectionString() {
		return "";
	}

}
