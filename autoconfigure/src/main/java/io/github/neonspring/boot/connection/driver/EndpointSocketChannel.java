package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Set;

/**
 * What is below an {@link EndpointSocket}: a channel that never blocks. Only a channel
 * that blocks is closed when its thread is interrupted, and only one that does not can be
 * looked at.
 */
final class EndpointSocketChannel extends SocketImpl {

	private final EndpointSocketResources resources;

	private final SocketChannel channel;

	private final EndpointSocketInput input;

	private final EndpointSocketOutput output;

	EndpointSocketChannel(EndpointSocketResources resources) {
		this.resources = resources;
		this.channel = resources.channel();
		this.input = new EndpointSocketInput(this.channel, resources.readable());
		this.output = new EndpointSocketOutput(this.channel, resources.writable());
	}

	Sight look() {
		return this.input.look();
	}

	@Override
	protected void create(boolean stream) {
	}

	@Override
	protected void connect(String host, int port) throws IOException {
		connect(new InetSocketAddress(host, port), 0);
	}

	@Override
	protected void connect(InetAddress address, int port) throws IOException {
		connect(new InetSocketAddress(address, port), 0);
	}

	@Override
	protected void connect(SocketAddress remote, int timeout) throws IOException {
		try {
			if (remote instanceof InetSocketAddress inet && inet.isUnresolved()) {
				throw new UnknownHostException(inet.getHostString());
			}
			connectOrWait(remote, timeout);
			InetSocketAddress peer = (InetSocketAddress) this.channel.getRemoteAddress();
			this.address = peer.getAddress();
			this.port = peer.getPort();
			this.localport = localAddress().getPort();
		}
		catch (IOException ex) {
			close();
			throw asSocketFailure(ex);
		}
	}

	private void connectOrWait(SocketAddress remote, int timeout) throws IOException {
		long start = System.nanoTime();
		boolean connected = this.channel.connect(remote);
		while (!connected) {
			if (!this.resources.readable().await(SelectionKey.OP_CONNECT, start, timeout)) {
				throw new SocketTimeoutException("Connect timed out");
			}
			connected = this.channel.finishConnect();
		}
	}

	@Override
	protected void bind(InetAddress host, int port) throws IOException {
		this.channel.bind(new InetSocketAddress(host, port));
		this.localport = localAddress().getPort();
	}

	private InetSocketAddress localAddress() throws IOException {
		return (this.channel.getLocalAddress() instanceof InetSocketAddress local) ? local : new InetSocketAddress(0);
	}

	@Override
	protected InputStream getInputStream() {
		return this.input;
	}

	@Override
	protected OutputStream getOutputStream() {
		return this.output;
	}

	@Override
	protected int available() throws IOException {
		return this.input.available();
	}

	@Override
	protected void shutdownInput() throws IOException {
		this.channel.shutdownInput();
	}

	@Override
	protected void shutdownOutput() throws IOException {
		this.channel.shutdownOutput();
	}

	@Override
	protected void close() throws IOException {
		this.resources.close();
	}

	@Override
	protected Set<SocketOption<?>> supportedOptions() {
		return this.channel.supportedOptions();
	}

	@Override
	protected <T> void setOption(SocketOption<T> option, T value) throws IOException {
		this.channel.setOption(option, value);
	}

	@Override
	protected <T> T getOption(SocketOption<T> option) throws IOException {
		return this.channel.getOption(option);
	}

	@Override
	public void setOption(int id, Object value) throws SocketException {
		if (id == SocketOptions.SO_TIMEOUT) {
			this.input.timeout((Integer) value);
			return;
		}
		try {
			EndpointSocketOptions.set(this.channel, id, value);
		}
		catch (IOException ex) {
			throw asSocketException(ex);
		}
	}

	@Override
	public Object getOption(int id) throws SocketException {
		try {
			return switch (id) {
				case SocketOptions.SO_TIMEOUT -> this.input.timeout();
				case SocketOptions.SO_BINDADDR -> localAddress().getAddress();
				case SocketOptions.SO_OOBINLINE -> false;
				default -> EndpointSocketOptions.get(this.channel, id);
			};
		}
		catch (IOException ex) {
			throw asSocketException(ex);
		}
	}

	@Override
	protected void sendUrgentData(int data) throws IOException {
		throw new SocketException("The sockets of an endpoint send no urgent data");
	}

	@Override
	protected void listen(int backlog) throws IOException {
		throw new SocketException("The sockets of an endpoint do not listen");
	}

	@Override
	protected void accept(SocketImpl accepted) throws IOException {
		throw new SocketException("The sockets of an endpoint do not listen");
	}

	static IOException asSocketFailure(IOException ex) {
		return (ex instanceof SocketTimeoutException || ex instanceof UnknownHostException) ? ex
				: asSocketException(ex);
	}

	private static SocketException asSocketException(IOException ex) {
		if (ex instanceof SocketException && ex.getClass() != SocketException.class) {
			return (SocketException) ex;
		}
		String message = (ex instanceof ClosedChannelException) ? "Socket closed" : ex.getMessage();
		SocketException described = new SocketException(message);
		described.initCause(ex);
		return described;
	}

}
