package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * A socket that is connected to a Unix socket.
 */
final class UnixSocket extends Socket {

	private final UnixDomainSocketAddress address;

	private SocketChannel channel;

	UnixSocket(UnixDomainSocketAddress address) {
		this.address = address;
	}

	@Override
	public void connect(SocketAddress endpoint, int timeout) throws IOException {
		this.channel = SocketChannel.open(this.address);
	}

	@Override
	public InputStream getInputStream() {
		return Channels.newInputStream(this.channel);
	}

	@Override
	public OutputStream getOutputStream() {
		return Channels.newOutputStream(this.channel);
	}

	@Override
	public void setTcpNoDelay(boolean on) {
	}

	@Override
	public void setSoTimeout(int timeout) {
	}

	@Override
	public int getSoTimeout() {
		return 0;
	}

	@Override
	public boolean isClosed() {
		return this.channel != null && !this.channel.isOpen();
	}

	@Override
	public boolean isConnected() {
		return this.channel != null;
	}

	@Override
	public void close() throws IOException {
		if (this.channel != null) {
			this.channel.close();
		}
	}

}
