package io.github.neonspring.boot.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * Stands in front of an object of the driver.
 */
abstract class Guard implements InvocationHandler {

	@Override
	public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		return switch (method.getName()) {
			case "equals" -> proxy == first(arguments);
			case "hashCode" -> System.identityHashCode(proxy);
			default -> answer(new Call(method, arguments));
		};
	}

	abstract @Nullable Object answer(Call call) throws Throwable;

	private static @Nullable Object first(Object @Nullable [] arguments) {
		return (arguments != null) ? arguments[0] : null;
	}

	static <T> T proxy(Class<T> type, Guard guard) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, guard));
	}

	/**
	 * A call that can be made again, on another object of the driver.
	 *
	 * @param method the method
	 * @param arguments the arguments, {@code null} if there are none
	 */
	record Call(Method method, Object @Nullable [] arguments) {

		String name() {
			return this.method.getName();
		}

		int count() {
			return (this.arguments != null) ? this.arguments.length : 0;
		}

		@Nullable Object argument(int index) {
			return (this.arguments != null) ? this.arguments[index] : null;
		}

		@Nullable Object first() {
			return (count() > 0) ? argument(0) : null;
		}

		Call withFirst(Object first) {
			Object[] changed = (this.arguments != null) ? this.arguments.clone() : new Object[1];
			changed[0] = first;
			return new Call(this.method, changed);
		}

		@Nullable Object on(Object target) throws Throwable {
			try {
				return this.method.invoke(target, this.arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

	}

}
