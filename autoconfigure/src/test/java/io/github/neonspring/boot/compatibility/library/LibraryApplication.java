package io.github.neonspring.boot.compatibility.library;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;

/**
 * An application with JPA and a web page.
 */
@SpringBootApplication(exclude = { DataJdbcRepositoriesAutoConfiguration.class, LiquibaseAutoConfiguration.class })
public class LibraryApplication {

}
