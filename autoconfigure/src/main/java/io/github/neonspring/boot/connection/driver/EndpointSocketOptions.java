package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Map;

/**
 * The options of {@link SocketOptions}, as a channel knows them.
 */
final class EndpointSocketOptions {

	private static final Map<Integer, SocketOption<?>> OPTIONS = Map.of(SocketOptions.TCP_NODELAY,
			StandardSocketOptions.TCP_NODELAY, SocketOptions.SO_KEEPALIVE, StandardSocketOptions.SO_KEEPALIVE,
			SocketOptions.SO_LINGER, StandardSocketOptions.SO_LINGER, SocketOptions.SO_SNDBUF,
			StandardSocketOptions.SO_SNDBUF, SocketOptions.SO_RCVBUF, StandardSocketOptions.SO_RCVBUF,
			SocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_REUSEADDR, SocketOptions.SO_REUSEPORT,
			StandardSocketOptions.SO_REUSEPORT, SocketOptions.IP_TOS, StandardSocketOptions.IP_TOS);

	private EndpointSocketOptions() {
	}

	static void set(SocketChannel channel, int id, Object value) throws IOException {
		// Socket says "do not linger" as false
		Object given = (id == SocketOptions.SO_LINGER && !(value instanceof Integer)) ? -1 : value;
		setAs(channel, option(id), given);
	}

	private static <T> void setAs(SocketChannel channel, SocketOption<T> option, Object value) throws IOException {
		channel.setOption(option, option.type().cast(value));
	}

	static Object get(SocketChannel channel, int id) throws IOException {
		return channel.getOption(option(id));
	}

	private static SocketOption<?> option(int id) throws SocketException {
		SocketOption<?> option = OPTIONS.get(id);
		if (option == null) {
			throw new SocketException("The sockets of an endpoint have no option 0x" + Integer.toHexString(id));
		}
		return option;
	}

}
