package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.front.EndpointCertificate;
import io.github.neonspring.boot.testkit.front.Front;
import io.github.neonspring.boot.testkit.front.FrontSettings;
import io.github.neonspring.boot.testkit.postgres.DatabaseServer;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;

/**
 * The start of a simulated endpoint's read replicas, which have its authority and its
 * certificate, as the hosts of one region on Neon have.
 *
 * @param settings the endpoint's settings
 * @param primary the server to follow
 * @param certificate the certificate, or {@code null} without TLS
 * @param authority the file of the certificate authority, or {@code null} without TLS
 */
record ReplicaStart(SimulatorSettings settings, DatabaseServer primary, @Nullable EndpointCertificate certificate,
		@Nullable Path authority) {

	static final String SLOT = "neon_simulator_";

	SimulatedReplica run(NeonSimulator simulator, int number) {
		String endpoint = this.settings.endpoint() + "-replica-" + number;
		SimulatedCompute compute = new SimulatedCompute(endpoint, standby(SLOT + number), this.settings.coldStart());
		try {
			compute.start();
			Front front = new Front(frontSettings(endpoint), compute);
			front.latency(this.settings.latency());
			ConnectionUrls urls = simulator.urls().ofReplica(endpoint, front.port());
			return new SimulatedReplica(urls, front, compute, simulator, this.settings.idleTimeout());
		}
		catch (IOException ex) {
			compute.close();
			throw new UncheckedIOException("The simulated replica " + endpoint + " did not start", ex);
		}
		catch (RuntimeException ex) {
			compute.close();
			throw ex;
		}
	}

	private PostgresServer standby(String slot) {
		if (this.primary instanceof PostgresServer server) {
			return server.standby(slot);
		}
		throw new IllegalStateException("A database on a shared server has no replicas");
	}

	private FrontSettings frontSettings(String endpoint) {
		return new FrontSettings(endpoint, 0, this.certificate, this.settings.tls() != TlsMode.REQUIRED,
				this.settings.serverNameRequired());
	}

}
