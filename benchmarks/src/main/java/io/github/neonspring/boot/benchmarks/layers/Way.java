package io.github.neonspring.boot.benchmarks.layers;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * An open way to a connection.
 */
final class Way implements Closeable {

	private final List<Closeable> opened = new ArrayList<>();

	private final DataSource dataSource;

	Way(@Nullable Layer layer) throws SQLException {
		if (layer == null) {
			throw new IllegalStateException("JMH has set no layer");
		}
		this.dataSource = layer.open(this.opened);
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	@Override
	public void close() throws IOException {
		for (int last = this.opened.size() - 1; last >= 0; last--) {
			this.opened.get(last).close();
		}
	}

}
