package io.github.neonspring.boot.session;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Has another listener hear of sessions, and bears what it throws: no connection may be
 * lost for that.
 */
final class HarmlessListener implements SessionListener {

	private static final Log logger = LogFactory.getLog(Sessions.class);

	private final SessionListener listener;

	private final AtomicBoolean told = new AtomicBoolean();

	HarmlessListener(SessionListener listener) {
		this.listener = listener;
	}

	@Override
	public void acquired(long nanos) {
		try {
			this.listener.acquired(nanos);
		}
		catch (RuntimeException ex) {
			tell(ex);
		}
	}

	@Override
	public void ended(long nanos) {
		try {
			this.listener.ended(nanos);
		}
		catch (RuntimeException ex) {
			tell(ex);
		}
	}

	private void tell(RuntimeException failure) {
		if (this.told.compareAndSet(false, true)) {
			logger.warn("A listener to sessions fails, which is told once: " + this.listener.getClass().getName(),
					failure);
		}
	}

}
