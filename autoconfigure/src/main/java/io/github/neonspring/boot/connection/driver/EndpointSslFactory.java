package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.postgresql.PGProperty;
import org.postgresql.ssl.WrappedFactory;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * pgjdbc's {@code sslfactory} for Neon: TLS 1.3 only, and trust as the JVM has it or as
 * the file {@code sslrootcert} says. Neon's certificates come from Let's Encrypt, whose
 * root every JVM trusts.
 *
 * @since 0.1.0
 */
public final class EndpointSslFactory extends WrappedFactory {

	private static final String[] PROTOCOLS = { "TLSv1.3" };

	/**
	 * Create the factory; called by pgjdbc.
	 * @param properties pgjdbc's properties
	 * @throws PSQLException if the certificates cannot be read
	 */
	public EndpointSslFactory(Properties properties) throws PSQLException {
		String file = PGProperty.SSL_ROOT_CERT.getOrDefault(properties);
		try {
			this.factory = ((file != null) ? trusting(Path.of(file)) : SSLContext.getDefault()).getSocketFactory();
		}
		catch (GeneralSecurityException | IOException | InvalidPathException ex) {
			String store = (file != null) ? "The file that sslrootcert names" : "The JVM's trust store";
			throw new PSQLException(store + " cannot be used: " + ex, PSQLState.CONNECTION_FAILURE, ex);
		}
	}

	private static SSLContext trusting(Path file) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (InputStream stream = Files.newInputStream(file)) {
			for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
				store.setCertificateEntry("root-" + store.size(), certificate);
			}
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		Socket created = super.createSocket(socket, host, port, autoClose);
		if (created instanceof SSLSocket secure) {
			secure.setEnabledProtocols(PROTOCOLS);
		}
		return created;
	}

}
