package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Waits until a channel can go on, whether or not the thread is interrupted. One thread
 * waits at a time; the selector is opened at the first wait.
 */
final class EndpointSocketReadiness {

	private final SocketChannel channel;

	private volatile @Nullable SelectionKey key;

	private boolean closed;

	EndpointSocketReadiness(SocketChannel channel) {
		this.channel = channel;
	}

	/**
	 * Wait; the caller tries again whatever it waited for, since a wait may end early.
	 * @param operation one of the operations of {@link SelectionKey}
	 * @param start {@link System#nanoTime()} when the timeout began
	 * @param timeout the timeout in milliseconds, 0 for none
	 * @return {@code false} if the timeout has passed
	 * @throws IOException if the socket was closed
	 */
	boolean await(int operation, long start, int timeout) throws IOException {
		long left = timeout - ((timeout > 0) ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) : 0);
		if (timeout > 0 && left <= 0) {
			return false;
		}
		SelectionKey key = key(operation);
		// a selector does not wait while the flag is set
		boolean interrupted = Thread.interrupted();
		try {
			key.interestOps(operation);
			key.selector().select(EndpointSocketReadiness::ignore, left);
		}
		catch (CancelledKeyException | ClosedSelectorException ex) {
			throw closed();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		return true;
	}

	private SelectionKey key(int operation) throws IOException {
		SelectionKey present = this.key;
		return (present != null) ? present : open(operation);
	}

	private synchronized SelectionKey open(int operation) throws IOException {
		if (this.closed) {
			throw closed();
		}
		Selector selector = this.channel.provider().openSelector();
		try {
			SelectionKey opened = this.channel.register(selector, operation);
			this.key = opened;
			return opened;
		}
		catch (IOException ex) {
			selector.close();
			throw ex;
		}
	}

	private static void ignore(SelectionKey key) {
	}

	private static SocketException closed() {
		return new SocketException("Socket closed");
	}

	/**
	 * End a wait and all further ones. The channel must have been closed before: the
	 * system closes it for good when its last selector lets go of it.
	 * @throws IOException if the selector cannot be closed
	 */
	synchronized void close() throws IOException {
		this.closed = true;
		SelectionKey present = this.key;
		if (present != null) {
			present.selector().close();
		}
	}

}
