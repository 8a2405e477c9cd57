package io.github.neonspring.sample.live.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.status.KeepaliveStatus;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.sample.live.endpoint.CurrentWork;
import io.github.neonspring.sample.live.endpoint.EmbeddedCompute;

/**
 * Measures how many round trips a request costs, as the embedded endpoint counts them,
 * where nothing else can have caused them.
 *
 * @param endpoint the endpoint, which counts
 * @param status what else the starter does
 * @param work what else the application does
 */
record RoundTripMeter(EmbeddedCompute endpoint, NeonStatus status, CurrentWork work) {

	private static final long COMMIT_TIMEOUT = TimeUnit.MILLISECONDS.toNanos(50);

	private static final long COMMIT_PAUSE = TimeUnit.MICROSECONDS.toNanos(100);

	/**
	 * Begin to measure a request, which is the last work that was begun.
	 * @return the measurement
	 */
	Measurement begin() {
		boolean alone = this.work.count() == 1 && this.status.pool().active() == 0;
		return new Measurement(this, alone, this.work.begun(), pings(), this.endpoint.traffic());
	}

	private long pings() {
		return this.status.keepalive().map(KeepaliveStatus::pings).orElse(0L);
	}

	/**
	 * A request that is being measured.
	 *
	 * @param meter what measures it
	 * @param alone whether it was alone when it began
	 * @param begun how much work had been begun, with this
	 * @param pings how many pings had been sent
	 * @param before what had been counted
	 */
	record Measurement(RoundTripMeter meter, boolean alone, long begun, long pings, EmbeddedCompute.Traffic before) {

		/**
		 * End the measurement.
		 * @return the number of round trips, or {@code null} if others may have caused
		 * some, or a connection was opened, which may have been for anybody
		 */
		@Nullable Long end() {
			if (!this.alone || !isCommitted()) {
				return null;
			}
			EmbeddedCompute.Traffic after = this.meter.endpoint.traffic();
			boolean known = this.meter.work.begun() == this.begun && this.meter.pings() == this.pings
					&& after.connects() == this.before.connects() && after.sessions() == this.before.sessions();
			return known ? after.roundTrips() - this.before.roundTrips() : null;
		}

		// A read-only transaction is committed behind its caller
		private boolean isCommitted() {
			long start = System.nanoTime();
			while (this.meter.status.pool().active() > 0) {
				if (System.nanoTime() - start > COMMIT_TIMEOUT || this.meter.work.begun() != this.begun) {
					return false;
				}
				LockSupport.parkNanos(COMMIT_PAUSE);
			}
			return true;
		}

	}

}
