package io.github.neonspring.boot.commit;

import org.jspecify.annotations.Nullable;

/**
 * What follows from what a server said about a noted transaction.
 * <p>
 * Within one life of the server {@code pg_xact_status} is the truth. In a later life of
 * the same timeline an id whose commit is durable stays committed and is never handed out
 * again, so that every other answer means that it was rolled back. 'Committed' proves
 * nothing by itself: after a crash an id that never became durable is handed out again,
 * and so is one that a promoted standby had not heard of. It has heard of those that had
 * written something before the position where it left its primary's log. (One that had
 * written to temporary or unlogged tables only is no exception: nothing is left of it
 * either way.)
 *
 * @param outcome the outcome, {@code null} if it is not settled yet
 * @param reason why, to be read by people
 */
record Verdict(@Nullable CommitOutcome outcome, String reason) {

	static Verdict of(CommitNote note, Sighting seen, FirstRecovery firstRecovery) {
		ServerLife life = seen.life();
		if (!life.system().equals(note.life().system())) {
			return unknown("the server that answers now is no copy of the one that was asked to commit");
		}
		if (life.timeline() == null) {
			return new Verdict(null, "the server that answers now is a standby that is not promoted yet");
		}
		if (seen.status() == null) {
			return unknown("the server has forgotten the transaction: it is too old");
		}
		if (life.isSameAs(note.life())) {
			return ofSameLife(seen.status());
		}
		return life.timeline().equals(note.life().timeline()) ? ofLaterLife(note, seen, firstRecovery)
				: ofAnotherTimeline(note, seen, firstRecovery);
	}

	private static Verdict ofAnotherTimeline(CommitNote note, Sighting seen, FirstRecovery firstRecovery) {
		Long recoveredTo = seen.life().recoveredTo();
		if (!seen.life().isOnTimelineAfter(note.life()) || recoveredTo == null) {
			return unknown("the server is on another timeline since: a standby was promoted or a backup restored");
		}
		if (recoveredTo <= note.position()) {
			return rolledBack("a standby was promoted that had not received the COMMIT");
		}
		if (!"committed".equals(seen.status())) {
			return rolledBack("a standby was promoted that does not know it as committed");
		}
		if (firstRecovery.isPromotion(seen, note)) {
			return committed("a standby was promoted that had received the COMMIT");
		}
		return unknown("the server is on another timeline since and may have given the id to another transaction");
	}

	private static Verdict ofSameLife(String status) {
		return switch (status) {
			case "committed" -> committed("the server says so");
			case "aborted" -> rolledBack("the server says so");
			default -> new Verdict(null, "the transaction is still in progress");
		};
	}

	private static Verdict ofLaterLife(CommitNote note, Sighting seen, FirstRecovery firstRecovery) {
		if (seen.life().isBesides(note)) {
			return unknown("the server that answers now ran beside the one that was asked to commit");
		}
		if (!"committed".equals(seen.status())) {
			return rolledBack("the server was restarted and does not know it as committed");
		}
		Long recoveredTo = seen.life().recoveredTo();
		if (recoveredTo == null) {
			return ofCleanStart(note, seen);
		}
		if (recoveredTo <= note.position()) {
			return rolledBack("the server crashed and its recovery ended before the COMMIT");
		}
		if (firstRecovery.isThatOf(seen.life(), note)) {
			return committed("the server crashed and its recovery passed the COMMIT");
		}
		return unknown("the server crashed, maybe more than once, and may have given the id to another transaction");
	}

	private static Verdict ofCleanStart(CommitNote note, Sighting seen) {
		if (seen.life().isWithoutCrashSince(note.life()) && seen.beganBehind(note.position())) {
			return committed("the server says so, which was restarted without a crash");
		}
		return unknown(
				"the server was restarted, maybe after a crash, and may have given the id to another transaction");
	}

	private static Verdict committed(String reason) {
		return new Verdict(CommitOutcome.COMMITTED, reason);
	}

	private static Verdict rolledBack(String reason) {
		return new Verdict(CommitOutcome.ROLLED_BACK, reason);
	}

	static Verdict unknown(String reason) {
		return new Verdict(CommitOutcome.UNKNOWN, reason);
	}

}
