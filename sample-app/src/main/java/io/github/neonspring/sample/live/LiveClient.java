package io.github.neonspring.sample.live;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One page that listens. Events wait in a queue of its own, so that a page that is slow
 * or gone keeps nobody waiting; one that is too slow is let go and comes back by itself.
 */
final class LiveClient {

	private static final int MOST_WAITING = 100;

	private final Queue<LiveEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

	private final AtomicBoolean sending = new AtomicBoolean();

	private final SseEmitter emitter;

	private final Executor writers;

	private volatile boolean greeted;

	private volatile boolean gone;

	LiveClient(SseEmitter emitter, Executor writers) {
		this.emitter = emitter;
		this.writers = writers;
		emitter.onCompletion(this::leave);
		emitter.onTimeout(this::leave);
		emitter.onError((ex) -> leave());
	}

	private void leave() {
		this.gone = true;
		this.waiting.clear();
	}

	boolean isGone() {
		return this.gone;
	}

	boolean isGreeted() {
		return this.greeted;
	}

	/**
	 * Send the first event, without which the others say nothing.
	 * @param hello the event
	 */
	void greet(LiveEvent hello) {
		offer(hello);
		this.greeted = true;
	}

	/**
	 * Send an event as soon as those before it are sent.
	 * @param event the event
	 */
	void offer(LiveEvent event) {
		if (this.gone) {
			return;
		}
		if (!this.waiting.offer(event)) {
			leave();
			this.waiting.add(LiveEvent.END);
		}
		send();
	}

	private void send() {
		if (this.sending.compareAndSet(false, true)) {
			try {
				this.writers.execute(this::sendWaiting);
			}
			catch (RejectedExecutionException ex) {
				leave();
				this.emitter.complete();
			}
		}
	}

	private void sendWaiting() {
		try {
			for (LiveEvent event = this.waiting.poll(); event != null; event = this.waiting.poll()) {
				event.sendTo(this.emitter);
			}
		}
		catch (IOException | IllegalStateException ex) {
			leave();
		}
		finally {
			this.sending.set(false);
		}
		if (!this.waiting.isEmpty()) {
			send();
		}
	}

}
