package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

import io.github.neonspring.boot.problem.DatabaseError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Snippets of the page about answers for clients.
 */
@ShopTest
class ProblemsSnippetsTests {

	@Autowired
	private Orders orders;

	@Test
	void constraintIsNamed() {
		place("A-1");
		assertThatIllegalArgumentException().isThrownBy(() -> place("A-1")).withMessage("There is an order A-1");
		assertThat(this.orders.count()).isOne();
	}

	private void place(String number) {
		// snippet: error
		try {
			this.orders.place(number, "Ada");
		}
		catch (DataIntegrityViolationException ex) {
			String constraint = DatabaseError.of(ex).map(DatabaseError::constraint).orElse("");
			if (constraint.equals("orders_number_key")) {
				throw new IllegalArgumentException("There is an order " + number, ex);
			}
			throw ex;
		}
		// end
	}

}
