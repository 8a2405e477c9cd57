package io.github.neonspring.boot.benchmarks.layers;

import java.lang.invoke.MethodHandles;
import java.util.Map;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.springframework.beans.BeanUtils;

/**
 * Implementations that answer every call with a constant, in classes that the JIT
 * compiler sees through as it does through hand-written ones.
 */
final class Stub {

	private Stub() {
	}

	/**
	 * Return a stub. It unwraps to itself.
	 * @param <T> the type of the stub
	 * @param type what it implements
	 * @param answers the answers that are neither zero nor {@code null}, by the names of
	 * the methods
	 * @return the stub
	 */
	static <T> T of(Class<T> type, Map<String, Object> answers) {
		DynamicType.Builder<T> builder = new ByteBuddy().subclass(type)
			.name(Stub.class.getPackageName() + ".Stub" + type.getSimpleName())
			.method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
			.intercept(StubMethod.INSTANCE)
			.method(ElementMatchers.named("unwrap"))
			.intercept(FixedValue.self());
		for (Map.Entry<String, Object> answer : answers.entrySet()) {
			builder = builder.method(ElementMatchers.named(answer.getKey()))
				.intercept(FixedValue.value(answer.getValue()));
		}
		return BeanUtils.instantiateClass(builder.make()
			.load(Stub.class.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
			.getLoaded());
	}

	@SuppressWarnings("unchecked")
	static <T> T another(T stub) {
		return (T) BeanUtils.instantiateClass(stub.getClass());
	}

}
