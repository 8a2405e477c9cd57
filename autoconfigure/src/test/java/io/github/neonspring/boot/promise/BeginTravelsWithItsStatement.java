package io.github.neonspring.boot.promise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.module.ModuleDescriptor.Version;

import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Marks tests that count the round trips of transactions. Before 42.7.13, pgjdbc sends
 * BEGIN in a packet of its own, and whether that is answered before the next one comes is
 * up to the network (<a href="https://github.com/pgjdbc/pgjdbc/pull/4196">its pull
 * request 4196</a>).
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.github.neonspring.boot.promise.BeginTravelsWithItsStatement$Driver#sendsThemTogether",
		disabledReason = "pgjdbc before 42.7.13 sends BEGIN in a packet of its own")
public @interface BeginTravelsWithItsStatement {

	/** The driver that the tests run with. */
	final class Driver {

		private Driver() {
		}

		static boolean sendsThemTogether() {
			// Not DriverInfo: its constant is that of the driver at compile time
			Version version = Version.parse(org.postgresql.Driver.class.getPackage().getImplementationVersion());
			return version.compareTo(Version.parse("42.7.13")) >= 0;
		}

	}

}
