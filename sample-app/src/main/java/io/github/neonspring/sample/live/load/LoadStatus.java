package io.github.neonspring.sample.live.load;

/**
 * The load that runs, or the last one.
 *
 * @param running whether it runs
 * @param settings which settings it is sent through
 * @param perSecond how many requests a second
 * @param until when it ends, in milliseconds since 1970; 0 if there was none
 * @param skipped how many requests were not sent since too many were under way
 */
public record LoadStatus(boolean running, Settings settings, int perSecond, long until, long skipped) {

	/** No load yet. */
	static final LoadStatus NONE = new LoadStatus(false, Settings.STARTER, 10, 0, 0);

}
