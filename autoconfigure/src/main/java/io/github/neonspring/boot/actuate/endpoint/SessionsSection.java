package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.session.LeakKind;
import io.github.neonspring.boot.session.OpenSession;
import io.github.neonspring.boot.session.Sessions;

/**
 * Who has which connection, the oldest first, and who did not give one back in time.
 *
 * @param sessions the sessions
 */
record SessionsSection(Sessions sessions) implements NeonEndpointSection {

	@Override
	public String name() {
		return "sessions";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("created", this.sessions.created());
		details.put("slow", this.sessions.slow());
		details.put("leaked", this.sessions.leaked());
		Map<String, Object> leaks = new LinkedHashMap<>();
		for (LeakKind kind : LeakKind.values()) {
			leaks.put(kind.toString(), this.sessions.leaks(kind));
		}
		details.put("leaks", leaks);
		details.put("exhausted", this.sessions.exhausted());
		details.put("open", this.sessions.open().stream().map(SessionsSection::describe).toList());
		return details;
	}

	private static Map<String, Object> describe(OpenSession session) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("since", session.since().toString());
		details.put("milliseconds", session.age().toMillis());
		details.put("thread", session.thread());
		if (session.transaction() != null) {
			details.put("transaction", session.transaction());
		}
		details.put("readOnly", session.readOnly());
		details.put("endpoint", session.endpoint());
		details.put("statements", session.statements());
		details.put("state", session.state().toString());
		if (session.leak() != null) {
			details.put("leak", session.leak().toString());
		}
		return details;
	}

}
