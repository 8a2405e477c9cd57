package io.github.neonspring.sample.live.load;

import java.math.BigDecimal;

/**
 * The bank's money, and whether its table agrees with what callers were told.
 *
 * @param total all the money there is
 * @param expected all the money there was when the application began, and what accounts
 * were opened with since
 * @param accounts how many accounts there are
 * @param transfers how many transfers the table holds
 * @param lost how many transfers callers were told of as done, and the table lacks
 * @param doubled how many transfers the table holds more than once
 * @param madeThoughFailed how many transfers callers were told of as failed, and the
 * table holds: whoever tries again pays twice
 * @param madeThoughFailedBy the same by the settings of the requests
 * @param measuredAt when, in milliseconds since 1970; 0 before the first time
 */
public record Balance(BigDecimal total, BigDecimal expected, long accounts, long transfers, long lost, long doubled,
		long madeThoughFailed, BySettings madeThoughFailedBy, long measuredAt) {

	/** Not measured yet. */
	static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, 0, new BySettings(0, 0), 0);

	/**
	 * How many there are by settings.
	 *
	 * @param starter with the starter's
	 * @param plain with plain ones
	 */
	public record BySettings(long starter, long plain) {

	}

}
