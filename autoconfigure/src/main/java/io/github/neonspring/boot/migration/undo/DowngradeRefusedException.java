package io.github.neonspring.boot.migration.undo;

import org.flywaydb.core.api.FlywayException;

/**
 * A downgrade that was not begun, because something stands in its way. Nothing was
 * changed.
 *
 * @since 0.1.0
 */
public class DowngradeRefusedException extends FlywayException {

	DowngradeRefusedException(String reason) {
		super(reason + ". Nothing was changed.");
	}

}
