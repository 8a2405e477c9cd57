package io.github.neonspring.boot.testkit.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for one endpoint's names, signed by an authority of its own with ECDSA
 * and SHA-256, so that channel binding works. The JDK's {@code keytool} makes both, once
 * per JVM and endpoint.
 *
 * @since 0.1.0
 */
public final class EndpointCertificate {

	private static final Map<String, EndpointCertificate> BY_ENDPOINT = new ConcurrentHashMap<>();

	/** The store lives for a second: the JVM's start is what takes time. */
	private static final List<String> QUICK_START = List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC",
			"-J-Dkeystore.pkcs12.macIterationCount=1", "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
			"-J-Dkeystore.pkcs12.certPbeIterationCount=1");

	private static final String STORE_PASSWORD = "public";

	private final SSLContext context;

	private final byte[] endPointHash;

	private final String authorityPem;

	private EndpointCertificate(KeyStore keys) throws GeneralSecurityException {
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		Certificate authority = keys.getCertificate("authority");
		this.endPointHash = Hmac.sha256(keys.getCertificate("endpoint").getEncoded());
		this.authorityPem = pem(authority);
		keys.deleteEntry("authority");
		keyManagers.init(keys, STORE_PASSWORD.toCharArray());
		this.context = SSLContext.getInstance("TLS");
		this.context.init(keyManagers.getKeyManagers(), null, null);
	}

	private static String pem(Certificate certificate) throws GeneralSecurityException {
		String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(certificate.getEncoded());
		return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
	}

	/**
	 * Return the certificate of an endpoint; the first call for a name makes it.
	 * @param endpoint the endpoint id without a pooler's suffix
	 * @return the certificate
	 */
	public static EndpointCertificate of(String endpoint) {
		return BY_ENDPOINT.computeIfAbsent(endpoint, EndpointCertificate::generate);
	}

	private static EndpointCertificate generate(String endpoint) {
		try {
			Path directory = Files.createTempDirectory("neon-simulator-tls");
			Path store = directory.resolve("keys.p12");
			try {
				keytool(store, "authority", "CN=Authority of the Neon simulator", "bc:critical=ca:true",
						"ku=keyCertSign");
				keytool(store, "endpoint", "CN=" + endpoint + ".localhost", "san=dns:*.localhost,dns:localhost,dns:"
						+ endpoint + ".localhost,dns:" + endpoint + "-pooler.localhost,ip:127.0.0.1,ip:::1",
						"eku=serverAuth");
				return new EndpointCertificate(read(store));
			}
			finally {
				Files.deleteIfExists(store);
				Files.delete(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No certificate for " + endpoint, ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No certificate for " + endpoint, ex);
		}
	}

	private static void keytool(Path store, String alias, String name, String... extensions) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(QUICK_START);
		command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC", "-groupname",
				"secp256r1", "-sigalg", "SHA256withECDSA", "-validity", "3650", "-storetype", "PKCS12", "-keystore",
				store.toString(), "-storepass", STORE_PASSWORD));
		for (String extension : extensions) {
			command.addAll(List.of("-ext", extension));
		}
		if ("endpoint".equals(alias)) {
			command.addAll(List.of("-signer", "authority"));
		}
		run(command);
	}

	private static void run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
				throw new IOException("The JDK's keytool failed: " + output.strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while the JDK's keytool ran", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, STORE_PASSWORD.toCharArray());
		}
		return keys;
	}

	SSLContext context() {
		return this.context;
	}

	byte[] endPointHash() {
		return this.endPointHash.clone();
	}

	/**
	 * Return the certificate of the authority.
	 * @return a PEM text
	 */
	public String authorityPem() {
		return this.authorityPem;
	}

}
