package io.github.neonspring.boot.compatibility;

import java.util.Hashtable;

import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/**
 * A JNDI context that holds one object, until it is closed.
 */
final class NamingContext implements AutoCloseable {

	private static volatile NamingContext current;

	private final String name;

	private final Object value;

	private volatile boolean used;

	private NamingContext(String name, Object value) {
		this.name = name;
		this.value = value;
	}

	static NamingContext holding(String name, Object value) {
		current = new NamingContext(name, value);
		System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Factory.class.getName());
		return current;
	}

	boolean isUsed() {
		return this.used;
	}

	private Object find(String wanted) throws NamingException {
		if (!this.name.equals(wanted)) {
			throw new NameNotFoundException(wanted);
		}
		this.used = true;
		return this.value;
	}

	@Override
	public void close() {
		System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
		current = null;
	}

	/**
	 * Created by JNDI by its name.
	 */
	public static final class Factory implements InitialContextFactory {

		@Override
		public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
			return new InitialContext(true) {

				@Override
				public Object lookup(String name) throws NamingException {
					return current.find(name);
				}

			};
		}

	}

}
