package io.github.neonspring.boot.hibernate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Compares the sequences of the entities with those of the database, in one round trip.
 * Where an entity takes more ids at once than the sequence steps over, rows would get ids
 * that others have.
 */
final class SequenceCheck {

	private static final String INCREMENTS = "select name, seqincrement from unnest(?) name"
			+ " join pg_catalog.pg_sequence on seqrelid = to_regclass(name)";

	private final Map<String, Integer> expected = new TreeMap<>();

	SequenceCheck(Stream<SessionFactoryImplementor> factories) {
		factories.forEach(this::expect);
	}

	private void expect(SessionFactoryImplementor factory) {
		Object strategy = factory.getProperties().get(MappingSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY);
		if (strategy != null) {
			// The application has decided
			return;
		}
		List<EntityPersister> entities = new ArrayList<>();
		factory.getMappingMetamodel().forEachEntityDescriptor(entities::add);
		for (EntityPersister entity : entities) {
			if (entity.getGenerator() instanceof SequenceStyleGenerator generator) {
				expect(factory, generator.getDatabaseStructure(), generator.getOptimizer());
			}
		}
	}

	private void expect(SessionFactoryImplementor factory, DatabaseStructure structure, Optimizer optimizer) {
		if (structure.isPhysicalSequence() && optimizer.applyIncrementSizeToSourceValues()
				&& structure.getPhysicalName() instanceof QualifiedSequenceName name) {
			this.expected.put(factory.getSqlStringGenerationContext().format(name), structure.getIncrementSize());
		}
	}

	/**
	 * Ask the database, unless there is nothing to compare.
	 * @param connection a connection outside a transaction
	 * @throws SQLException if it cannot be asked
	 * @throws SequenceMismatchException if ids would collide
	 */
	void compare(Connection connection) throws SQLException {
		if (this.expected.isEmpty()) {
			return;
		}
		Array names = connection.createArrayOf("text", this.expected.keySet().toArray());
		try (PreparedStatement statement = connection.prepareStatement(INCREMENTS)) {
			statement.setArray(1, names);
			try (ResultSet increments = statement.executeQuery()) {
				while (increments.next()) {
					compare(increments.getString(1), increments.getLong(2));
				}
			}
		}
	}

	private void compare(String name, long increment) {
		Integer allocation = this.expected.get(name);
		if (allocation != null && allocation != increment) {
			throw new SequenceMismatchException(name, allocation, increment);
		}
	}

}
