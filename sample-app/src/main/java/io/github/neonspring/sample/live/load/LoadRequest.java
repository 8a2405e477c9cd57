package io.github.neonspring.sample.live.load;

import java.util.Objects;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Load to start.
 *
 * @param settings which settings to send it through, the starter's if it is not said
 * @param perSecond how many requests a second, 10 if it is not said and 50 at most
 * @param seconds for how long, 60 s if it is not said and ten minutes at most
 */
public record LoadRequest(@Nullable Settings settings, @Min(1) @Max(50) @Nullable Integer perSecond,
		@Min(1) @Max(600) @Nullable Integer seconds) {

	Settings settingsOrDefault() {
		return Objects.requireNonNullElse(this.settings, Settings.STARTER);
	}

	int perSecondOrDefault() {
		return Objects.requireNonNullElse(this.perSecond, 10);
	}

	int secondsOrDefault() {
		return Objects.requireNonNullElse(this.seconds, 60);
	}

}
