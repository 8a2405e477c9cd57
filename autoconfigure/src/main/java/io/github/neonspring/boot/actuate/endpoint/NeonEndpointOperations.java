package io.github.neonspring.boot.actuate.endpoint;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.status.NeonOperations;

/**
 * Does what the endpoint {@code neon} is asked to do, where that is allowed, and says
 * clearly why not where it is not done.
 *
 * @param allowed whether {@code neon.endpoint.operations} allows it
 * @param operations does it
 */
record NeonEndpointOperations(boolean allowed, NeonOperations operations) {

	private static final int CONFLICT = 409;

	private static final int FORBIDDEN = 403;

	private static final int UNAVAILABLE = 503;

	WebEndpointResponse<Map<String, Object>> run(String name) {
		EndpointOperation operation = EndpointOperation.named(name).orElse(null);
		if (operation == null) {
			return refusal(WebEndpointResponse.STATUS_NOT_FOUND, name,
					"There is no such operation. There are: " + EndpointOperation.names());
		}
		if (!this.allowed) {
			return refusal(FORBIDDEN, name,
					"Operations are switched off. Set neon.endpoint.operations=true to allow them, and let only those"
							+ " reach the endpoint who may use them");
		}
		if (!this.operations.isInUse()) {
			return refusal(CONFLICT, name, "The data source is not the starter's own, not used yet, or closed");
		}
		try {
			Map<String, Object> details = details(name);
			details.putAll(operation.run(this.operations));
			return new WebEndpointResponse<>(details);
		}
		catch (SQLException ex) {
			return failure(name, ex);
		}
	}

	private static WebEndpointResponse<Map<String, Object>> refusal(int status, String name, String error) {
		Map<String, Object> details = details(name);
		details.put("error", error);
		return new WebEndpointResponse<>(details, status);
	}

	// The server's own words may hold more than everybody may see
	private static WebEndpointResponse<Map<String, Object>> failure(String name, SQLException failure) {
		ConnectFailure kind = ConnectFailure.of(failure);
		Map<String, Object> details = details(name);
		details.put("error", kind.getDescription());
		details.put("action", kind.getAction());
		if (failure.getSQLState() != null) {
			details.put("sqlState", failure.getSQLState());
		}
		return new WebEndpointResponse<>(details, UNAVAILABLE);
	}

	private static Map<String, Object> details(String name) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("operation", name);
		return details;
	}

}
