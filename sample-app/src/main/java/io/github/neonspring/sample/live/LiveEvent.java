package io.github.neonspring.sample.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An event as it goes to every page that listens.
 *
 * @param name its name; {@code null} for a comment that only shows that the server is
 * there
 * @param json its data; {@code null} for the end of the stream
 */
record LiveEvent(@Nullable String name, @Nullable String json) {

	/** The end of the stream. */
	static final LiveEvent END = new LiveEvent(null, null);

	/** A sign of life. */
	static final LiveEvent COMMENT = new LiveEvent(null, "");

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	void sendTo(SseEmitter emitter) throws IOException {
		if (this.json == null) {
			emitter.complete();
		}
		else if (this.name == null) {
			emitter.send(SseEmitter.event().comment("here"));
		}
		else {
			emitter.send(SseEmitter.event().name(this.name).data(this.json, TEXT));
		}
	}

}
