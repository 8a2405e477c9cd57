package io.github.neonspring.boot.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The names of transactions as tags: short, and limited in number.
 */
final class TransactionNames {

	/** Outside of a transaction. */
	static final String NONE = "none";

	/** A transaction whose name is empty. */
	static final String UNNAMED = "unnamed";

	/** A transaction that came after too many others. */
	static final String OTHER = "other";

	static final int MOST = 100;

	private final Map<String, String> tags = new ConcurrentHashMap<>();

	/**
	 * Return the tag for a transaction.
	 * @param name the name of the transaction as Spring has it: that of a class and its
	 * method, mostly
	 * @return the tag, with the class's package left out
	 */
	String tag(@Nullable String name) {
		if (!StringUtils.hasText(name)) {
			return UNNAMED;
		}
		String known = this.tags.get(name);
		if (known != null || this.tags.size() >= MOST) {
			return (known != null) ? known : OTHER;
		}
		return this.tags.computeIfAbsent(name, TransactionNames::shortened);
	}

	private static String shortened(String name) {
		int method = name.lastIndexOf('.');
		return (method > 0) ? ClassUtils.getShortName(name.substring(0, method)) + name.substring(method) : name;
	}

}
