package io.github.neonspring.boot.connection;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * The credentials in settings that come, in whole or in part, from the files of a config
 * tree: a mounted secret. Only user and password are taken up; a file that is missing or
 * empty for a moment, while it is being replaced, changes nothing.
 */
final class ConfigTreeCredentials implements NeonCredentialsProvider {

	private static final Log logger = LogFactory.getLog(ConfigTreeCredentials.class);

	private final Supplier<Optional<ResolvedConnection>> readAgain;

	private final Function<ResolvedConnection, JdbcTarget> which;

	private volatile NeonCredentials last;

	ConfigTreeCredentials(Supplier<Optional<ResolvedConnection>> readAgain,
			Function<ResolvedConnection, JdbcTarget> which, NeonCredentials last) {
		this.readAgain = readAgain;
		this.which = which;
		this.last = last;
	}

	@Override
	public NeonCredentials getCredentials() {
		NeonCredentials found = read();
		if (found != null && (StringUtils.hasLength(found.password()) || this.last.password() == null)) {
			this.last = found;
		}
		return this.last;
	}

	private @Nullable NeonCredentials read() {
		try {
			return this.readAgain.get().map(this.which).map(JdbcTarget::settledCredentials).orElse(null);
		}
		catch (RuntimeException ex) {
			// Its message may quote what stands in a file
			logger.debug("The settings of the database cannot be read again: " + ex.getClass().getName());
			return null;
		}
	}

	@Override
	public String toString() {
		return "ConfigTreeCredentials[" + this.last + "]";
	}

}
