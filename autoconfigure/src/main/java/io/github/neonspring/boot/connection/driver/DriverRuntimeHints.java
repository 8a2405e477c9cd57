package io.github.neonspring.boot.connection.driver;

import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * What a native image must keep because pgjdbc finds it by its name.
 */
final class DriverRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(Driver.class, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
			.registerType(EndpointSocketFactory.class,
					(type) -> type.withConstructor(TypeReference.listOf(String.class), ExecutableMode.INVOKE))
			.registerType(EndpointSslFactory.class,
					(type) -> type.withConstructor(TypeReference.listOf(Properties.class), ExecutableMode.INVOKE));
	}

}
