package io.github.neonspring.boot.transaction;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * An application that moves money.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = { DataJdbcRepositoriesAutoConfiguration.class, LiquibaseAutoConfiguration.class })
@AutoConfigurationPackage
@Import({ Bank.class, Completions.class })
public class BankApplication {

	@Bean
	static TroubledDataSource.Installer troubledDataSource() {
		return new TroubledDataSource.Installer();
	}

}
