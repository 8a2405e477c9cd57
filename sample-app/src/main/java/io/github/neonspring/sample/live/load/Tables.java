package io.github.neonspring.sample.live.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The bank's tables at one moment.
 *
 * @param money the sum of the balances, in cents
 * @param accounts how many accounts there are
 * @param newestAccount the highest id of an account
 * @param newMoney what is on the accounts that were opened since the last look
 * @param transfers how many transfers there are
 * @param richest up to five accounts with 100 or more
 */
record Tables(long money, long accounts, long newestAccount, long newMoney, long transfers, List<Long> richest) {

	private static final String SUMS = "select coalesce(sum(balance), 0), count(*), coalesce(max(id), -1), "
			+ "coalesce(sum(balance) filter (where id > ?), 0), (select count(*) from transfer) from account";

	private static final String RICHEST = "select id from account where balance >= 10000 order by id limit 5";

	private static final String MADE = "select id from transfer where id = any (?)";

	static Tables read(Connection connection, long newestAccount) throws SQLException {
		List<Long> richest = richest(connection);
		try (PreparedStatement statement = connection.prepareStatement(SUMS)) {
			statement.setLong(1, newestAccount);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return new Tables(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5),
						richest);
			}
		}
	}

	private static List<Long> richest(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(RICHEST)) {
			List<Long> ids = new ArrayList<>();
			while (rows.next()) {
				ids.add(rows.getLong(1));
			}
			return ids;
		}
	}

	/**
	 * Look up transfers.
	 * @param connection the connection
	 * @param ids their ids
	 * @return those that there are
	 * @throws SQLException if there is no answer
	 */
	static Set<UUID> transfers(Connection connection, Stream<UUID> ids) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(MADE)) {
			statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				Set<UUID> made = new HashSet<>();
				while (rows.next()) {
					made.add(rows.getObject(1, UUID.class));
				}
				return made;
			}
		}
	}

}
