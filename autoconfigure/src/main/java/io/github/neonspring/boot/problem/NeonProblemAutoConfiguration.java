package io.github.neonspring.boot.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Auto-configuration for answering failures of the database with problem details in
 * Spring MVC. Independent of {@code spring.mvc.problemdetails.enabled}, which is about
 * Spring MVC's own exceptions.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("neon.problem.enabled")
@EnableConfigurationProperties(NeonProblemProperties.class)
public final class NeonProblemAutoConfiguration {

	@Bean
	DatabaseProblems neonDatabaseProblems(NeonProblemProperties properties) {
		return new DatabaseProblems(properties);
	}

}
