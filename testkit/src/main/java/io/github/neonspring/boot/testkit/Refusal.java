package io.github.neonspring.boot.testkit;

import io.github.neonspring.boot.testkit.front.Rejection;

/**
 * A reason for which Neon's proxy refuses a login, with its text. Each reaches the client
 * as {@code ERROR} with SQLSTATE {@code XX000}; what the database itself would have said
 * with a state of its own is no exception, since the proxy relays only the text.
 *
 * @since 0.1.0
 */
public enum Refusal {

	/**
	 * The compute time of the plan is used up.
	 */
	COMPUTE_QUOTA("Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits."),

	/**
	 * The endpoint was disabled by its owner.
	 */
	ENDPOINT_DISABLED("Control plane request failed: endpoint is disabled"),

	/**
	 * The endpoint was deleted while the proxy still knew its roles.
	 */
	ENDPOINT_NOT_FOUND("Control plane request failed: endpoint cannot be found"),

	/**
	 * Maintenance, or one of several quotas.
	 */
	TEMPORARILY_UNAVAILABLE("Control plane request failed: endpoint is temporarily unavailable. "
			+ "Check your quotas and/or contact our support."),

	/**
	 * The control plane failed without saying how.
	 */
	CONTROL_PLANE("Control plane request failed"),

	/**
	 * Too many computes of the account are awake.
	 */
	TOO_MANY_ACTIVE_ENDPOINTS("You have exceeded the limit of concurrently active endpoints"),

	/**
	 * The compute was woken too often.
	 */
	TOO_MANY_ATTEMPTS("Too many connections attempts"),

	/**
	 * Too many clients connect to the compute at this moment.
	 */
	NO_PERMIT("Failed to acquire permit to connect to the database. "
			+ "Too many database connection attempts are currently ongoing."),

	/**
	 * Too many connects to the endpoint per second; said before the password is asked.
	 */
	RATE_LIMITED("Too many connections to this endpoint. Please try again later.", true),

	/**
	 * The client's address is not on the allow-list; said before the password is asked.
	 */
	IP_NOT_ALLOWED("This IP address <ip> is not allowed to connect to this endpoint. Please add it to the allowed list "
			+ "in the Neon console. Make sure to check for IPv4 or IPv6 addresses.", true),

	/**
	 * The compute does not answer the proxy.
	 */
	COMPUTE_UNREACHABLE("Couldn't connect to compute node"),

	/**
	 * All connections of the database are taken.
	 */
	CONNECTION_SLOTS("remaining connection slots are reserved for roles with the SUPERUSER attribute"),

	/**
	 * The database is starting.
	 */
	STARTING_UP("the database system is starting up"),

	/**
	 * The pooler's clients are at their maximum.
	 */
	POOLER_FULL("no more connections allowed (max_client_conn)");

	private final String text;

	private final boolean beforeAuthentication;

	Refusal(String text) {
		this(text, false);
	}

	Refusal(String text, boolean beforeAuthentication) {
		this.text = text;
		this.beforeAuthentication = beforeAuthentication;
	}

	/**
	 * Return the text that the client gets.
	 * @return the text, in which {@code <ip>} stands for the client's address
	 */
	public String text() {
		return this.text;
	}

	Rejection rejection() {
		return new Rejection(this.text, this.beforeAuthentication);
	}

}
