package io.github.neonspring.boot.benchmarks.compare.application;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * All that can be asked for by the name of its bean.
 */
@Configuration(proxyBeanMethods = false)
class Operations {

	@Bean
	Operation readThroughJdbc(JdbcBank bank) {
		return bank::read;
	}

	@Bean
	Operation writeThroughJdbc(JdbcBank bank) {
		return bank::write;
	}

	@Bean
	Operation readThroughTemplate(TemplateBank bank) {
		return bank::read;
	}

	@Bean
	Operation writeThroughTemplate(TemplateBank bank) {
		return bank::write;
	}

	@Bean
	Operation readThroughJpa(JpaBank bank) {
		return bank::read;
	}

	@Bean
	Operation writeThroughJpa(JpaBank bank) {
		return bank::write;
	}

	@Bean
	Operation writeThreeStatements(TemplateBank bank) {
		return bank::writeThreeStatements;
	}

	@Bean
	Operation readSerializable(TemplateBank bank) {
		return bank::readSerializable;
	}

	@Bean
	Operation insertThousand(JpaBank bank) {
		return bank::insertThousand;
	}

}
