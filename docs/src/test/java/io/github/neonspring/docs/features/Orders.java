package io.github.neonspring.docs.features;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders of the shop.
 */
public class Orders {

	private final JdbcClient jdbc;

	Orders(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional
	public void place(String number, String customer) {
		this.jdbc.sql("insert into orders (number, customer) values (?, ?)").params(number, customer).update();
	}

	@Transactional(readOnly = true)
	public long count() {
		return this.jdbc.sql("select count(*) from orders").query(Long.class).single();
	}

	// snippet: label
	@Transactional(readOnly = true, label = "primary")
	public long latest(String customer) {
		return this.jdbc.sql("select max(id) from orders where customer = ?")
			.param(customer)
			.query(Long.class)
			.single();
	}
	// end

}
