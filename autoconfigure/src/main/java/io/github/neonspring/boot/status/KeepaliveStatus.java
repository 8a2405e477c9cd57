package io.github.neonspring.boot.status;

import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.KeepaliveMode;

/**
 * Whether the compute is kept awake.
 *
 * @param mode when it is kept awake
 * @param keepingAwake whether it is now
 * @param paused whether somebody has paused it
 * @param pings how many pings were sent since start
 * @param failuresInARow how many failed since the last that was answered
 * @since 0.1.0
 */
public record KeepaliveStatus(KeepaliveMode mode, boolean keepingAwake, boolean paused, long pings,
		int failuresInARow) {

	static KeepaliveStatus of(Keepalive keepalive) {
		return new KeepaliveStatus(keepalive.mode(), keepalive.isKeepingAwake(), keepalive.isPaused(),
				keepalive.pings(), keepalive.failuresInARow());
	}

}
