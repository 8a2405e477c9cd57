package io.github.neonspring.boot.resilience;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database that holds each connect until it is let through, and counts.
 */
final class GatedDatabase extends AbstractDataSource {

	private final Semaphore gate = new Semaphore(0);

	private final AtomicInteger connects = new AtomicInteger();

	private final AtomicInteger connecting = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicInteger mostConnecting = new AtomicInteger();

	private final AtomicInteger mostAtAll = new AtomicInteger();

	private final EndpointBreaker breaker;

	private volatile SQLException refusal;

	GatedDatabase(EndpointBreaker breaker) {
		this.breaker = breaker;
	}

	void letThrough(int number) {
		this.gate.release(number);
	}

	void openGate() {
		this.gate.release(1_000_000);
	}

	void refuse(SQLException refusal) {
		this.refusal = refusal;
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connects.incrementAndGet();
		max(this.mostConnecting, this.connecting.incrementAndGet());
		max(this.mostAtAll, this.connecting.get() + this.open.get());
		try {
			this.gate.acquireUninterruptibly();
			return connection();
		}
		finally {
			this.connecting.decrementAndGet();
		}
	}

	private Connection connection() throws SQLException {
		SQLException refused = this.refusal;
		if (refused != null) {
			this.breaker.connectFailed(refused);
			throw refused;
		}
		this.open.incrementAndGet();
		this.breaker.connected("18.0", Duration.ZERO);
		return (Connection) Proxy.newProxyInstance(GatedDatabase.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (connection, method, arguments) -> answer(connection, method));
	}

	// Not Mockito's: that makes ten threads wait for each other for seconds
	private Object answer(Object connection, Method method) {
		Class<?> type = method.getReturnType();
		return switch (method.getName()) {
			case "isValid" -> true;
			case "close" -> {
				this.open.decrementAndGet();
				yield null;
			}
			case "hashCode" -> System.identityHashCode(connection);
			default -> (type.isPrimitive() && type != void.class) ? Array.get(Array.newInstance(type, 1), 0) : null;
		};
	}

	private static void max(AtomicInteger most, int now) {
		most.accumulateAndGet(now, Math::max);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	@Override
	public int getLoginTimeout() {
		return 1;
	}

	@Override
	public void setLoginTimeout(int seconds) {
	}

	int connects() {
		return this.connects.get();
	}

	int connecting() {
		return this.connecting.get();
	}

	int open() {
		return this.open.get();
	}

	int mostConnecting() {
		return this.mostConnecting.get();
	}

	int mostAtAll() {
		return this.mostAtAll.get();
	}

}
