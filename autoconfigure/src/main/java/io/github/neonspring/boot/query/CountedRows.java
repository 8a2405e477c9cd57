package io.github.neonspring.boot.query;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;

import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of a slow statement while the application reads them: the driver does
 * not say how many there are.
 *
 * @param rows the driver's rows
 * @param execution the execution
 * @param ended runs when there are no more
 */
record CountedRows(ResultSet rows, SlowExecution execution, Runnable ended) implements InvocationHandler {

	static ResultSet of(ResultSet rows, SlowExecution execution, Runnable ended) {
		execution.reads();
		return (ResultSet) Proxy.newProxyInstance(CountedRows.class.getClassLoader(),
				new Class<?>[] { ResultSet.class }, new CountedRows(rows, execution, ended));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		Object answer = answer(method, arguments);
		if (method.getName().equals("next")) {
			read(Boolean.TRUE.equals(answer));
		}
		else if (method.getName().equals("close")) {
			this.ended.run();
		}
		return answer;
	}

	private @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.rows, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private void read(boolean row) {
		if (row) {
			this.execution.readRow();
		}
		else {
			this.ended.run();
		}
	}

}
