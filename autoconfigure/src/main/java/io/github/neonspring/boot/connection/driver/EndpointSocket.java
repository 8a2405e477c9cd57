package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Locale;

/**
 * A socket of {@link EndpointSocketFactory}. It can tell whether the server has said
 * something meanwhile, and an interrupt neither closes it nor disturbs a read or a write:
 * the thread stays interrupted, and the answer to its COMMIT arrives all the same.
 *
 * @since 0.1.0
 */
public final class EndpointSocket extends Socket {

	private static final Cleaner CLEANER = Cleaner.create();

	private final SocketArgument argument;

	private final EndpointSocketChannel channel;

	private final Cleaner.Cleanable cleanable;

	EndpointSocket(SocketArgument argument) throws IOException {
		this(argument, EndpointSocketResources.open());
	}

	private EndpointSocket(SocketArgument argument, EndpointSocketResources resources) throws IOException {
		this(argument, resources, new EndpointSocketChannel(resources));
	}

	private EndpointSocket(SocketArgument argument, EndpointSocketResources resources, EndpointSocketChannel channel)
			throws IOException {
		super(channel);
		this.argument = argument;
		this.channel = channel;
		this.cleanable = CLEANER.register(this, resources);
	}

	/**
	 * Look what the server has said meanwhile: without a round trip, without a wait, in
	 * about a microsecond. What is found stays there for the next read. While another
	 * thread reads, the answer is {@link Sight#QUIET}.
	 * @return what there is to see
	 */
	public Sight look() {
		return isConnected() ? this.channel.look() : Sight.GONE;
	}

	@Override
	public void connect(SocketAddress address) throws IOException {
		connect(address, 0);
	}

	@Override
	public void connect(SocketAddress address, int timeout) throws IOException {
		super.connect(resolved(address), this.argument.timeout(timeout));
		EndpointSocketKeepalive.setOn(this);
	}

	static SocketAddress resolved(SocketAddress address) {
		if (address instanceof InetSocketAddress inet && inet.isUnresolved()
				&& inet.getHostString().toLowerCase(Locale.ROOT).endsWith(".localhost")) {
			return new InetSocketAddress(InetAddress.getLoopbackAddress(), inet.getPort());
		}
		return address;
	}

	@Override
	public void close() throws IOException {
		OpeningSockets.remove(this.argument.name(), this);
		super.close();
		// Socket closes only what was used
		this.channel.close();
		this.cleanable.clean();
	}

}
