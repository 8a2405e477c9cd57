package io.github.neonspring.boot.testkit;

/**
 * What a simulated endpoint makes of TLS.
 *
 * @since 0.1.0
 */
public enum TlsMode {

	/**
	 * Refuse connections without TLS, as Neon does.
	 */
	REQUIRED,

	/**
	 * Offer TLS and let clients do without, such as those with {@code sslmode=disable}.
	 */
	OPTIONAL,

	/**
	 * Offer no TLS; the quickest to start, since it needs no certificate.
	 */
	OFF

}
