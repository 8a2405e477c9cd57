package io.github.neonspring.boot.testkit.front;

import org.jspecify.annotations.Nullable;

/**
 * What a front is told at its start.
 *
 * @param endpoint the endpoint id without a pooler's suffix
 * @param port the port on loopback, 0 for a free one
 * @param certificate the certificate, or {@code null} for no TLS
 * @param plaintext whether clients may stay without TLS
 * @param serverNameRequired whether a client must name the endpoint
 * @since 0.1.0
 */
public record FrontSettings(String endpoint, int port, @Nullable EndpointCertificate certificate, boolean plaintext,
		boolean serverNameRequired) {
}
