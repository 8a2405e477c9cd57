package io.github.neonspring.boot.testkit.front;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A client's TCP connection, with TLS once it is agreed upon, that can be cut without a
 * goodbye or lose every byte.
 */
final class ClientSocket implements Closeable {

	private final Socket raw;

	private DataInputStream in;

	private OutputStream out;

	private @Nullable SSLSocket tls;

	private volatile boolean vanished;

	ClientSocket(Socket raw) throws IOException {
		raw.setTcpNoDelay(true);
		raw.setKeepAlive(true);
		this.raw = raw;
		this.in = new DataInputStream(new Input(raw.getInputStream()));
		this.out = new Output(raw.getOutputStream());
	}

	DataInputStream in() {
		return this.in;
	}

	OutputStream out() {
		return this.out;
	}

	InetAddress address() {
		return this.raw.getInetAddress();
	}

	void timeout(int milliseconds) throws IOException {
		this.raw.setSoTimeout(milliseconds);
	}

	// Shake hands.
	// Returns how many round trips it took.
	int startTls(EndpointCertificate certificate, byte[] consumed) throws IOException {
		SSLSocket socket = (SSLSocket) certificate.context()
			.getSocketFactory()
			.createSocket(this.raw, new ByteArrayInputStream(consumed), true);
		socket.setEnabledProtocols(new String[] { "TLSv1.3", "TLSv1.2" });
		// Without a common protocol the handshake fails; a client that names none is
		// welcome
		socket.setHandshakeApplicationProtocolSelector(
				(handshaking, protocols) -> protocols.contains("postgresql") ? "postgresql" : null);
		socket.startHandshake();
		this.tls = socket;
		this.in = new DataInputStream(new Input(socket.getInputStream()));
		this.out = new Output(socket.getOutputStream());
		return "TLSv1.3".equals(socket.getSession().getProtocol()) ? 1 : 2;
	}

	boolean secure() {
		return this.tls != null;
	}

	// Return the server name that the client asked for, if any.
	@Nullable String serverName() {
		if (this.tls != null && this.tls.getSession() instanceof ExtendedSSLSession session) {
			for (SNIServerName name : session.getRequestedServerNames()) {
				if (name instanceof SNIHostName host) {
					return host.getAsciiName();
				}
			}
		}
		return null;
	}

	// Let every byte vanish from now on, in both directions.
	void vanish() {
		this.vanished = true;
	}

	boolean reachable() {
		return !this.vanished && !this.raw.isClosed();
	}

	// Cut the connection with a reset.
	void reset() {
		try {
			this.raw.setSoLinger(true, 0);
			this.raw.close();
		}
		catch (IOException ex) {
			// It was closed already
		}
	}

	@Override
	public void close() {
		try {
			if (this.tls != null && !this.vanished) {
				this.tls.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// The client was faster
		}
		try {
			this.raw.close();
		}
		catch (IOException ex) {
			// It was closed already
		}
	}

	private final class Input extends FilterInputStream {

		Input(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count;
			do {
				count = this.in.read(bytes, offset, length);
			}
			while (count >= 0 && ClientSocket.this.vanished);
			return count;
		}

	}

	private final class Output extends FilterOutputStream {

		Output(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int single) throws IOException {
			write(new byte[] { (byte) single }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			if (!ClientSocket.this.vanished) {
				this.out.write(bytes, offset, length);
			}
		}

	}

}
