package io.github.neonspring.sample.live;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.sample.live.endpoint.ComputeEvent;
import io.github.neonspring.sample.live.endpoint.WatchedEndpoint;
import io.github.neonspring.sample.live.load.RequestResult;
import io.github.neonspring.sample.live.load.Results;

/**
 * Tells every page that listens what goes on. One thread looks and puts events into the
 * pages' queues, and only while there is a page. It stops before the web server, whose
 * graceful shutdown would wait for open streams.
 */
final class LiveStream implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(LiveStream.class);

	private static final int MOST_CLIENTS = 50;

	private static final long BEAT_MILLIS = 100;

	/** In beats. */
	private static final int STATE_PACE = 5;

	private static final int COMMENT_PACE = 150;

	private static final long STOP_MILLIS = 500;

	private final String instance = UUID.randomUUID().toString();

	private final String application;

	private final WatchedEndpoint endpoint;

	private final StateReader reader;

	private final Results results;

	private final JsonMapper json;

	private final List<LiveClient> clients = new CopyOnWriteArrayList<>();

	private final ScheduledThreadPoolExecutor looker = new ScheduledThreadPoolExecutor(1, threads("neon-sample-live-"));

	private final ThreadPoolExecutor writers = new ThreadPoolExecutor(0, MOST_CLIENTS, 10, TimeUnit.SECONDS,
			new SynchronousQueue<>(), threads("neon-sample-live-writer-"));

	private final Watched<Object> urgent = new Watched<>();

	private @Nullable ScheduledFuture<?> beating;

	private long computeSent;

	private long requestsSent;

	private int beats;

	private volatile boolean running;

	LiveStream(String application, WatchedEndpoint endpoint, StateReader reader, Results results, JsonMapper json) {
		this.application = application;
		this.endpoint = endpoint;
		this.reader = reader;
		this.results = results;
		this.json = json;
		this.looker.setKeepAliveTime(5, TimeUnit.SECONDS);
		this.looker.allowCoreThreadTimeOut(true);
		this.looker.setRemoveOnCancelPolicy(true);
	}

	private static CustomizableThreadFactory threads(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	/**
	 * Let a page listen.
	 * @param emitter its stream
	 * @return {@code false} if there are too many, or the application stops
	 */
	boolean join(SseEmitter emitter) {
		if (!this.running || this.clients.size() >= MOST_CLIENTS) {
			return false;
		}
		LiveClient client = new LiveClient(emitter, this.writers);
		this.clients.add(client);
		try {
			this.looker.execute(() -> greet(client));
			return this.running;
		}
		catch (RejectedExecutionException ex) {
			this.clients.remove(client);
			return false;
		}
	}

	// The others hear first what the newcomer finds in its greeting
	private void greet(LiveClient client) {
		this.endpoint.look();
		if (this.beating == null) {
			this.computeSent = this.endpoint.timeline().end();
			this.requestsSent = this.results.end();
			this.beating = this.looker.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
		}
		tellComputeEvents();
		tellRequests();
		client.greet(event("hello", hello()));
	}

	private Hello hello() {
		boolean embedded = this.endpoint.isEmbedded();
		return new Hello(this.application, this.instance, this.endpoint.name(), embedded, embedded,
				this.endpoint.timeline().history(), this.results.latest(), this.reader.read());
	}

	private LiveEvent event(String name, Object data) {
		return new LiveEvent(name, this.json.writeValueAsString(data));
	}

	private void beat() {
		try {
			this.clients.removeIf(LiveClient::isGone);
			if (this.clients.isEmpty()) {
				rest();
			}
			else {
				look();
			}
		}
		catch (RuntimeException ex) {
			logger.debug("The live page could not be told what goes on", ex);
		}
	}

	private void rest() {
		if (this.beating != null) {
			this.beating.cancel(false);
			this.beating = null;
		}
	}

	private void look() {
		this.beats++;
		this.endpoint.look();
		tellComputeEvents();
		boolean due = this.beats % STATE_PACE == 0;
		if (this.urgent.see(this.reader.urgent(), 0) || due) {
			tell(event("state", this.reader.read()));
		}
		if (due) {
			tellRequests();
		}
		if (this.beats % COMMENT_PACE == 0) {
			tell(LiveEvent.COMMENT);
		}
	}

	private void tellComputeEvents() {
		for (ComputeEvent happened : this.endpoint.timeline().since(this.computeSent)) {
			tell(event("compute", happened));
			this.computeSent++;
		}
	}

	private void tellRequests() {
		long end = this.results.end();
		List<RequestResult> latest = this.results.since(this.requestsSent);
		this.requestsSent = end;
		if (!latest.isEmpty()) {
			tell(event("requests", latest));
		}
	}

	private void tell(LiveEvent event) {
		this.clients.stream().filter(LiveClient::isGreeted).forEach((client) -> client.offer(event));
	}

	@Override
	public void start() {
		this.running = true;
		this.endpoint.look();
	}

	@Override
	public void stop() {
		this.running = false;
		this.looker.shutdownNow();
		this.clients.forEach((client) -> client.offer(LiveEvent.END));
		this.writers.shutdown();
		try {
			if (!this.writers.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
				this.writers.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
