package io.github.neonspring.sample.live.load;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a request does.
 */
public enum Kind {

	/** It moves a little money between two accounts. */
	TRANSFER,

	/** It reads how much money there is. */
	READ;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
