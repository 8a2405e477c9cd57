package io.github.neonspring.boot.hibernate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An entity with columns of all kinds, and an id from a sequence.
 */
@Entity
class Measurement {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private Long id;

	@Version
	private int version;

	@Enumerated(EnumType.STRING)
	private Unit unit = Unit.KELVIN;

	private Unit ordinal = Unit.CELSIUS;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> json = new LinkedHashMap<>(Map.of("key", "value"));

	private String[] tags = { "one", "two" };

	@JdbcTypeCode(SqlTypes.ARRAY)
	private int[] numbers = { 1, 2, 3 };

	@Lob
	private String text = "a long text";

	@Lob
	private byte[] bytes = { 1, 2, 3 };

	private byte[] octets = { 4, 5, 6 };

	private Instant instant = Instant.parse("2026-03-29T01:30:00.123456Z");

	private OffsetDateTime moment = OffsetDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneOffset.ofHours(2));

	private UUID uuid = UUID.fromString("5d0cf1ab-2f5c-4bd7-8d6a-6e7b1a9c3f11");

	private BigDecimal amount = new BigDecimal("12.50");

	private boolean valid = true;

	Long id() {
		return this.id;
	}

	void warm() {
		this.unit = Unit.CELSIUS;
	}

	@Override
	public String toString() {
		return String.join(" ", this.id.toString(), String.valueOf(this.version), this.unit.name(), this.ordinal.name(),
				new TreeMap<>(this.json).toString(), Arrays.toString(this.tags), Arrays.toString(this.numbers),
				this.text, Arrays.toString(this.bytes), Arrays.toString(this.octets), this.instant.toString(),
				this.moment.toInstant().toString(), this.uuid.toString(), this.amount.toString(),
				String.valueOf(this.valid));
	}

	/**
	 * A unit.
	 */
	enum Unit {

		/** From absolute zero. */
		KELVIN,

		/** From the freezing point of water. */
		CELSIUS

	}

}
