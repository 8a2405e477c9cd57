package io.github.neonspring.sample.live.load;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which settings a request is sent through.
 */
public enum Settings {

	/** The application's own data source, the starter's. */
	STARTER,

	/** A pool as plain Spring Boot has it by default. */
	PLAIN;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
