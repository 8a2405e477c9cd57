package io.github.neonspring.boot.testkit.front;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * The bytes before the login: TLS, asked for or begun at once, and the startup packet.
 */
final class Negotiation {

	private static final int SSL_REQUEST = 80877103;

	private static final int GSS_ENC_REQUEST = 80877104;

	private static final int CANCEL_REQUEST = 80877102;

	private static final int TLS_HANDSHAKE = 0x16;

	private static final int LARGEST_STARTUP = 10_000;

	private final ClientSocket client;

	private final FrontSettings settings;

	private final Latency latency;

	private int cancelProcess;

	private int cancelSecret;

	Negotiation(ClientSocket client, FrontSettings settings, Latency latency) {
		this.client = client;
		this.settings = settings;
		this.latency = latency;
	}

	// Negotiate.
	// Returns the startup packet, or null if the client wants to cancel.
	@Nullable StartupPacket startup(int first) throws IOException {
		if (first == TLS_HANDSHAKE) {
			handshake(new byte[] { TLS_HANDSHAKE });
			return packet(this.client.in().readUnsignedByte());
		}
		return packet(first);
	}

	private @Nullable StartupPacket packet(int first) throws IOException {
		int firstByte = first;
		while (true) {
			DataInputStream in = this.client.in();
			int length = (firstByte << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
			if (length < 8 || length > LARGEST_STARTUP) {
				throw new IOException("A startup packet of " + length + " bytes");
			}
			int code = in.readInt();
			byte[] content = new byte[length - 8];
			in.readFully(content);
			switch (code) {
				case SSL_REQUEST -> answerTlsRequest();
				case GSS_ENC_REQUEST -> answer('N');
				case CANCEL_REQUEST -> {
					ByteBuffer key = ByteBuffer.wrap(content);
					this.cancelProcess = key.getInt();
					this.cancelSecret = key.getInt();
					return null;
				}
				default -> {
					if (code >>> 16 != 3) {
						throw new IOException("Protocol version " + (code >>> 16) + " is not supported");
					}
					return StartupPacket.parse(code & 0xffff, content);
				}
			}
			firstByte = this.client.in().readUnsignedByte();
		}
	}

	private void answerTlsRequest() throws IOException {
		boolean possible = this.settings.certificate() != null && !this.client.secure();
		answer(possible ? 'S' : 'N');
		if (possible) {
			handshake(new byte[0]);
		}
	}

	private void answer(char answer) throws IOException {
		this.latency.roundTrip();
		this.client.out().write(answer);
		this.client.out().flush();
	}

	private void handshake(byte[] consumed) throws IOException {
		EndpointCertificate certificate = this.settings.certificate();
		if (certificate == null || this.client.secure()) {
			throw new IOException("No TLS here");
		}
		this.latency.roundTrip();
		if (this.client.startTls(certificate, consumed) > 1) {
			this.latency.roundTrip();
		}
	}

	int cancelProcess() {
		return this.cancelProcess;
	}

	int cancelSecret() {
		return this.cancelSecret;
	}

}
