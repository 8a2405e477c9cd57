package io.github.neonspring.boot.problem;

import java.sql.SQLException;

import jakarta.persistence.PersistenceException;
import org.hibernate.exception.GenericJDBCException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller whose requests fail.
 */
@RestController
class FailingController {

	private final ObjectProvider<JdbcTemplate> jdbc;

	FailingController(ObjectProvider<JdbcTemplate> jdbc) {
		this.jdbc = jdbc;
	}

	@PostMapping("/sql")
	void sql(@RequestParam String sql) {
		this.jdbc.getObject().execute(sql);
	}

	@PostMapping("/jpa")
	void jpa(@RequestParam String sql) {
		try {
			this.jdbc.getObject().execute(sql);
		}
		catch (DataAccessException ex) {
			throw new GenericJDBCException("could not execute", (SQLException) ex.getCause());
		}
	}

	@PostMapping("/wrapped")
	void wrapped(@RequestParam String sql) {
		try {
			this.jdbc.getObject().execute(sql);
		}
		catch (DataAccessException ex) {
			throw new NotFoundException(ex);
		}
	}

	@PostMapping("/unknown")
	void unknown() {
		throw new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN,
				new PersistenceException("secret"));
	}

	/**
	 * An exception of the application with a status of its own.
	 */
	@ResponseStatus(HttpStatus.NOT_FOUND)
	static class NotFoundException extends RuntimeException {

		NotFoundException(Throwable cause) {
			super(cause);
		}

	}

}
