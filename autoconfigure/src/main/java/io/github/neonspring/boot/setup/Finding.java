package io.github.neonspring.boot.setup;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one look at the database found.
 *
 * @param check what was looked at
 * @param status how serious it is
 * @param detail what was found
 * @param remedy what to do, or {@code null} if nothing is to be done
 */
record Finding(String check, FindingStatus status, String detail, @Nullable String remedy) {

	static Finding ok(String check, String detail) {
		return new Finding(check, FindingStatus.OK, detail, null);
	}

	static Finding warning(String check, String detail, String remedy) {
		return new Finding(check, FindingStatus.WARNING, detail, remedy);
	}

	static Finding failure(String check, String detail, String remedy) {
		return new Finding(check, FindingStatus.FAILURE, detail, remedy);
	}

	String describe() {
		return this.check + ": " + this.detail;
	}

	Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("check", this.check);
		map.put("status", this.status.toString());
		map.put("detail", this.detail);
		map.put("remedy", this.remedy);
		return map;
	}

}
