package io.github.neonspring.sample.live;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The stream that the page listens to.
 */
@RestController
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
class LiveController {

	private static final long NO_TIMEOUT = 0;

	private final LiveStream stream;

	LiveController(LiveStream stream) {
		this.stream = stream;
	}

	@GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> listen() {
		SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
		return this.stream.join(emitter) ? ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter)
				: ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
	}

}
