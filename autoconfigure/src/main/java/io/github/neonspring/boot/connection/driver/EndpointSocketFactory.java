package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;

import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * pgjdbc's {@code socketFactory}: TCP keepalive that notices a lost compute within about
 * a minute and a quarter (the kernel answers it, so it is no activity for the compute),
 * names below {@code localhost} without a resolver that knows them, and a way to give up
 * connections that are still being opened.
 *
 * @since 0.1.0
 */
public final class EndpointSocketFactory extends SocketFactory {

	private static final URI ANY_ENDPOINT = URI.create("socket://neon.tech:5432");

	private final SocketArgument argument;

	private volatile @Nullable OpeningSockets attempt;

	/**
	 * Create a factory; called by pgjdbc.
	 * @param argument pgjdbc's {@code socketFactoryArg}: the name under which
	 * {@link #closeOpening(String)} finds the sockets, and maybe behind a semicolon the
	 * seconds that one host may take to accept a connection
	 */
	public EndpointSocketFactory(String argument) {
		Assert.notNull(argument, "'argument' must not be null");
		this.argument = SocketArgument.parse(argument);
	}

	/**
	 * Forget the sockets of an attempt, because it is over: connected or given up. Those
	 * that its factory makes later, as pgjdbc does to cancel a statement, are not
	 * registered any more.
	 * @param name the name of the attempt, as given to the factory
	 * @return the socket that carries the connection, or {@code null} if none does or it
	 * is none of this factory
	 */
	public static @Nullable EndpointSocket opened(String name) {
		return OpeningSockets.forget(name);
	}

	/**
	 * Close the sockets that are still being opened, so that whoever waits for them fails
	 * at once. Until {@link #opened(String)}, an attempt that had begun gets no new
	 * sockets either, as it would for the next of several hosts.
	 * @param name the name of an attempt, or the part before a slash that several names
	 * of attempts have in common
	 * @return how many sockets were closed
	 */
	public static int closeOpening(String name) {
		return OpeningSockets.close(name);
	}

	@Override
	public Socket createSocket() throws IOException {
		Socket socket = hasSocksProxy() ? new EndpointSocketByProxy(this.argument) : new EndpointSocket(this.argument);
		try {
			register(socket);
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private static boolean hasSocksProxy() {
		ProxySelector selector = ProxySelector.getDefault();
		return selector != null
				&& selector.select(ANY_ENDPOINT).stream().anyMatch((proxy) -> proxy.type() == Proxy.Type.SOCKS);
	}

	private void register(Socket socket) throws IOException {
		OpeningSockets present = this.attempt;
		if (present == null || !present.isOver()) {
			this.attempt = OpeningSockets.add(this.argument.name(), socket);
		}
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return connected(new InetSocketAddress(host, port), null);
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return connected(new InetSocketAddress(host, port), null);
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
	}

	private Socket connected(InetSocketAddress address, @Nullable InetSocketAddress local) throws IOException {
		Socket socket = createSocket();
		try {
			socket.bind(local);
			socket.connect(address);
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

}
