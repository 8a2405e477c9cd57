package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Keeping the compute awake.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.keepalive")
public class NeonKeepaliveProperties {

	/**
	 * When to keep the compute awake.
	 */
	private KeepaliveMode mode = KeepaliveMode.WHILE_USED;

	/**
	 * Time between two pings while the compute is kept awake. Must be shorter than the
	 * endpoint's suspend timeout.
	 */
	private Duration interval = Duration.ofSeconds(120);

	/**
	 * How long after its last use of the database the application counts as using it, in
	 * the mode while-used.
	 */
	private Duration linger = Duration.ofMinutes(5);

	/**
	 * Comma-separated list of hours in which the compute is kept awake in the mode
	 * scheduled, such as Mon-Fri 08:00-19:00 Europe/Berlin.
	 */
	private List<String> hours = new ArrayList<>();

	/**
	 * How long after its last activity the compute falls asleep, as set for the endpoint.
	 * Only used to tell whether it is asleep without asking.
	 */
	private Duration suspendTimeout = Duration.ofMinutes(5);

	/**
	 * Size of the compute in compute units, as set for the endpoint. Only used to
	 * estimate compute-hours.
	 */
	private double computeSize = 0.25;

	public KeepaliveMode getMode() {
		return this.mode;
	}

	public void setMode(KeepaliveMode mode) {
		this.mode = mode;
	}

	public Duration getInterval() {
		return this.interval;
	}

	public void setInterval(Duration interval) {
		this.interval = interval;
	}

	public Duration getLinger() {
		return this.linger;
	}

	public void setLinger(Duration linger) {
		this.linger = linger;
	}

	public List<String> getHours() {
		return this.hours;
	}

	public void setHours(List<String> hours) {
		this.hours = hours;
	}

	public Duration getSuspendTimeout() {
		return this.suspendTimeout;
	}

	public void setSuspendTimeout(Duration suspendTimeout) {
		this.suspendTimeout = suspendTimeout;
	}

	public double getComputeSize() {
		return this.computeSize;
	}

	public void setComputeSize(double computeSize) {
		this.computeSize = computeSize;
	}

}
