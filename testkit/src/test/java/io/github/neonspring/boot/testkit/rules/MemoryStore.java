package io.github.neonspring.boot.testkit.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.ViolationStore;

/**
 * Keeps frozen violations in memory.
 */
class MemoryStore implements ViolationStore {

	private final Map<String, List<String>> violations = new HashMap<>();

	@Override
	public void initialize(Properties properties) {
		// Each check does it
	}

	@Override
	public boolean contains(ArchRule rule) {
		return this.violations.containsKey(rule.getDescription());
	}

	@Override
	public void save(ArchRule rule, List<String> lines) {
		this.violations.put(rule.getDescription(), lines);
	}

	@Override
	public List<String> getViolations(ArchRule rule) {
		return this.violations.get(rule.getDescription());
	}

}
