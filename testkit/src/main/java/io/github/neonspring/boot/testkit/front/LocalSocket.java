package io.github.neonspring.boot.testkit.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Socket} for pgjdbc that always goes to one local address, such as a Unix
 * socket, for which Java has channels only.
 */
final class LocalSocket extends Socket {

	private final SocketAddress address;

	private @Nullable SocketChannel channel;

	LocalSocket(SocketAddress address) {
		this.address = address;
	}

	@Override
	public void connect(SocketAddress ignored) throws IOException {
		connect(ignored, 0);
	}

	@Override
	public void connect(SocketAddress ignored, int timeout) throws IOException {
		this.channel = SocketChannel.open(this.address);
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return ChannelStreams.in(connected());
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return ChannelStreams.out(connected());
	}

	private SocketChannel connected() throws IOException {
		if (this.channel == null) {
			throw new IOException("Not connected to " + this.address);
		}
		return this.channel;
	}

	@Override
	public synchronized void close() throws IOException {
		if (this.channel != null) {
			this.channel.close();
		}
		super.close();
	}

	@Override
	public boolean isConnected() {
		return this.channel != null;
	}

	@Override
	public boolean isClosed() {
		return this.channel != null && !this.channel.isOpen();
	}

	@Override
	public void setTcpNoDelay(boolean on) {
		// No such option here
	}

	@Override
	public void setKeepAlive(boolean on) {
		// No such option here
	}

	@Override
	public void setSoTimeout(int timeout) {
		// The server is local: nothing to wait for in vain
	}

	@Override
	public int getSoTimeout() {
		return 0;
	}

	@Override
	public void setReceiveBufferSize(int size) {
		// The default will do
	}

	@Override
	public void setSendBufferSize(int size) {
		// The default will do
	}

	@Override
	public int getReceiveBufferSize() {
		return 8192;
	}

	@Override
	public int getSendBufferSize() {
		return 8192;
	}

}
