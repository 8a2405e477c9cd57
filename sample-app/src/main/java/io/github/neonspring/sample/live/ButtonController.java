package io.github.neonspring.sample.live;

import jakarta.validation.Valid;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.github.neonspring.sample.live.endpoint.Button;
import io.github.neonspring.sample.live.endpoint.EmbeddedCompute;
import io.github.neonspring.sample.live.load.Load;
import io.github.neonspring.sample.live.load.LoadRequest;
import io.github.neonspring.sample.live.load.RequestResult;
import io.github.neonspring.sample.live.load.SingleRequest;

/**
 * The page's buttons. With a database of the application's own there are none: nobody's
 * real database is put under load from a page.
 */
@RestController
@RequestMapping("/live")
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
class ButtonController {

	private final EmbeddedCompute endpoint;

	private final Load load;

	ButtonController(EmbeddedCompute endpoint, Load load) {
		this.endpoint = endpoint;
		this.load = load;
	}

	@PostMapping("/endpoint/{button}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void press(@PathVariable String button) {
		requireEmbedded();
		this.endpoint.press(Button.named(button)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such button")));
	}

	@PostMapping("/load")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void begin(@Valid @RequestBody LoadRequest request) {
		requireEmbedded();
		try {
			this.load.begin(request);
		}
		catch (IllegalStateException ex) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, ex.getMessage(), ex);
		}
	}

	@DeleteMapping("/load")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end() {
		requireEmbedded();
		this.load.end();
	}

	@PostMapping("/request")
	RequestResult send(@RequestBody SingleRequest request) {
		requireEmbedded();
		try {
			return this.load.send(request.kindOrDefault(), request.settingsOrDefault());
		}
		catch (IllegalStateException ex) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, ex.getMessage(), ex);
		}
	}

	private void requireEmbedded() {
		if (!this.endpoint.isInUse()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"The application runs on a database of its own, with which the page does nothing");
		}
	}

}
