package io.github.neonspring.sample.live.load;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A request to send once.
 *
 * @param kind what it does, a transfer if it is not said
 * @param settings which settings to send it through, the starter's if it is not said
 */
public record SingleRequest(@Nullable Kind kind, @Nullable Settings settings) {

	/**
	 * Return what it does.
	 * @return the kind
	 */
	public Kind kindOrDefault() {
		return Objects.requireNonNullElse(this.kind, Kind.TRANSFER);
	}

	/**
	 * Return which settings to send it through.
	 * @return the settings
	 */
	public Settings settingsOrDefault() {
		return Objects.requireNonNullElse(this.settings, Settings.STARTER);
	}

}
