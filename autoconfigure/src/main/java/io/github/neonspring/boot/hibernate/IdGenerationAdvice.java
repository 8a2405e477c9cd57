package io.github.neonspring.boot.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.EntityManagerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.OptimizableGenerator;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.persister.entity.EntityPersister;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Names, once at start, the entities whose ids cost a round trip for each row, so that
 * not even a batch makes their inserts fast. Asks the metamodel, not the database.
 */
final class IdGenerationAdvice implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(IdGenerationAdvice.class);

	private final NeonPool pool;

	IdGenerationAdvice(NeonPool pool) {
		this.pool = pool;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (this.pool.isOpen() && logger.isInfoEnabled()) {
			try {
				advise(event.getApplicationContext());
			}
			catch (RuntimeException ex) {
				logger.debug("No advice on ids", ex);
			}
		}
	}

	private static void advise(ConfigurableApplicationContext context) {
		List<String> slow = factories(context).flatMap(IdGenerationAdvice::slow).distinct().sorted().toList();
		if (!slow.isEmpty()) {
			logger.info("Each new row costs a round trip for its id: " + String.join(", ", slow)
					+ ". To insert such rows in batches, use @GeneratedValue(strategy = SEQUENCE) with an"
					+ " allocationSize of 50, the sequence's INCREMENT BY, or ids made by the application, such as"
					+ " UUIDs");
		}
	}

	private static Stream<SessionFactoryImplementor> factories(ConfigurableApplicationContext context) {
		return Stream.of(context.getBeanNamesForType(EntityManagerFactory.class, false, false))
			.filter((name) -> context.getBeanFactory().containsSingleton(name))
			.map((name) -> context.getBean(name, EntityManagerFactory.class))
			.map((factory) -> factory.unwrap(SessionFactoryImplementor.class));
	}

	private static Stream<String> slow(SessionFactoryImplementor factory) {
		List<EntityPersister> entities = new ArrayList<>();
		factory.getMappingMetamodel().forEachEntityDescriptor(entities::add);
		return entities.stream()
			.filter((entity) -> Objects.equals(entity.getRootEntityName(), entity.getEntityName()))
			.map(IdGenerationAdvice::slow)
			.flatMap(Optional::stream);
	}

	private static Optional<String> slow(EntityPersister entity) {
		Generator generator = entity.getGenerator();
		if (generator == null) {
			return Optional.empty();
		}
		if (generator instanceof OptimizableGenerator optimizable) {
			Optimizer optimizer = optimizable.getOptimizer();
			return (optimizer != null && optimizer.getIncrementSize() <= 1)
					? Optional.of(entity.getJpaEntityName() + " (allocationSize = 1)") : Optional.empty();
		}
		return entity.isIdentifierAssignedByInsert() ? Optional.of(entity.getJpaEntityName() + " (IDENTITY)")
				: Optional.empty();
	}

}
