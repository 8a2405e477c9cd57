package io.github.neonspring.sample.live.load;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What whoever sent a request was told.
 */
public enum Outcome {

	/** It is done. */
	OK,

	/** It failed. */
	FAILED,

	/** Nobody knows whether it is done. */
	UNKNOWN;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
