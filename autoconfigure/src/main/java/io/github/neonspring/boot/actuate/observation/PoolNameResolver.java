package io.github.neonspring.boot.actuate.observation;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import net.ttddyy.observation.boot.autoconfigure.DataSourceNameResolver;
import net.ttddyy.observation.boot.autoconfigure.DefaultDataSourceNameResolver;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Names our data source after its pool. The library's own way is to open a connection and
 * ask, which would wake the compute while the context starts.
 */
final class PoolNameResolver implements DataSourceNameResolver {

	private final DataSourceNameResolver others = new DefaultDataSourceNameResolver();

	private final ObjectProvider<NeonPool> pool;

	PoolNameResolver(ObjectProvider<NeonPool> pool) {
		this.pool = pool;
	}

	@Override
	public String resolve(String beanName, DataSource dataSource) {
		NeonPool pool = this.pool.getIfAvailable();
		if (pool == null || !pool.isOpen()) {
			return this.others.resolve(beanName, dataSource);
		}
		HikariDataSource hikari = pool.hikari().orElse(null);
		if (hikari == null) {
			return beanName;
		}
		return pool.isBehind(dataSource) ? hikari.getPoolName() : this.others.resolve(beanName, dataSource);
	}

}
