package io.github.neonspring.boot.replica.web;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.neonspring.boot.replica.NeonReplicaAutoConfiguration;
import io.github.neonspring.boot.replica.NeonReplicaProperties;
import io.github.neonspring.boot.replica.Replicas;

/**
 * Auto-configuration for the token by which a client reads its own writes from one
 * request to the next.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonReplicaAutoConfiguration.class)
@ConditionalOnClass({ Filter.class, OncePerRequestFilter.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBean(Replicas.class)
@ConditionalOnProperty(name = "neon.replica.read-your-writes", havingValue = "position")
@Conditional(OnTokenCarrier.class)
public final class NeonReplicaTokenAutoConfiguration {

	@Bean
	PositionTokenFilter neonPositionTokenFilter(Replicas replicas, NeonReplicaProperties properties) {
		return new PositionTokenFilter(replicas, properties.getToken());
	}

}
