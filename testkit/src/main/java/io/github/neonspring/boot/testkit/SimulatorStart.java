package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.front.EndpointCertificate;
import io.github.neonspring.boot.testkit.front.Front;
import io.github.neonspring.boot.testkit.front.FrontSettings;
import io.github.neonspring.boot.testkit.postgres.DatabaseServer;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;
import io.github.neonspring.boot.testkit.postgres.SharedServer;

/**
 * The start of a simulated endpoint: the certificate is made while PostgreSQL starts, and
 * whatever was started is stopped again if a later step fails.
 */
final class SimulatorStart {

	private final SimulatorSettings settings;

	SimulatorStart(SimulatorSettings settings) {
		this.settings = settings;
	}

	NeonSimulator run() {
		FutureTask<EndpointCertificate> certificate = new FutureTask<>(
				() -> EndpointCertificate.of(this.settings.endpoint()));
		if (this.settings.tls() != TlsMode.OFF) {
			Thread thread = new Thread(certificate, "neon-simulator-certificate-" + this.settings.endpoint());
			thread.setDaemon(true);
			thread.start();
		}
		DatabaseServer server = server();
		SimulatedCompute compute = new SimulatedCompute(this.settings.endpoint(), server, this.settings.coldStart());
		try {
			return start(compute, server, certificate);
		}
		catch (IOException | SQLException | ExecutionException | RuntimeException ex) {
			compute.close();
			throw failure(ex);
		}
		catch (InterruptedException ex) {
			compute.close();
			Thread.currentThread().interrupt();
			throw failure(ex);
		}
	}

	private IllegalStateException failure(Exception ex) {
		return new IllegalStateException(
				"The simulated endpoint " + this.settings.endpoint() + " did not start: " + ex.getMessage(), ex);
	}

	private DatabaseServer server() {
		SharedServer shared = this.settings.sharedServer();
		if (shared != null) {
			return new TenantServer(shared, this.settings.database());
		}
		PostgresServer.Builder builder = PostgresServer.builder();
		Path directory = this.settings.dataDirectory();
		if (directory != null) {
			builder.dataDirectory(directory);
		}
		this.settings.parameters().forEach(builder::parameter);
		return builder.build();
	}

	private NeonSimulator start(SimulatedCompute compute, DatabaseServer server,
			FutureTask<EndpointCertificate> certificate)
			throws IOException, SQLException, ExecutionException, InterruptedException {
		compute.start();
		forgetReplicasOfEarlierStarts(compute.door());
		if (this.settings.sharedServer() == null) {
			new NeonRoles(compute.door()).create(this.settings.user(), this.settings.password(),
					this.settings.database());
		}
		EndpointCertificate tls = (this.settings.tls() != TlsMode.OFF) ? certificate.get() : null;
		Path authority = (tls != null) ? write(tls.authorityPem()) : null;
		Front front = new Front(new FrontSettings(this.settings.endpoint(), this.settings.port(), tls,
				this.settings.tls() != TlsMode.REQUIRED, this.settings.serverNameRequired()), compute);
		front.latency(this.settings.latency());
		ConnectionUrls urls = new ConnectionUrls(this.settings.endpoint(), front.port(), this.settings.database(),
				this.settings.user(), this.settings.password(), authority, this.settings.serverNameRequired());
		NeonSimulator simulator = new NeonSimulator(urls, front, compute,
				new ReplicaStart(this.settings, server, tls, authority), () -> delete(authority));
		return withReplicas(simulator);
	}

	// Their slots would keep the write-ahead log for ever
	private void forgetReplicasOfEarlierStarts(SuperuserDoor door) throws SQLException {
		if (this.settings.dataDirectory() != null) {
			door.execute("postgres", "select pg_drop_replication_slot(slot_name) from pg_replication_slots "
					+ "where starts_with(slot_name, '" + ReplicaStart.SLOT + "')");
		}
	}

	private NeonSimulator withReplicas(NeonSimulator simulator) {
		try {
			for (int i = 0; i < this.settings.replicas(); i++) {
				simulator.startReplica();
			}
			return simulator;
		}
		catch (RuntimeException ex) {
			simulator.close();
			throw ex;
		}
	}

	private static Path write(String pem) throws IOException {
		Path file = Files.createTempFile("neon-simulator-ca-", ".pem");
		file.toFile().deleteOnExit();
		return Files.writeString(file, pem);
	}

	private static void delete(@Nullable Path file) {
		try {
			if (file != null) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
