package io.github.neonspring.boot.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.hibernate.Version;
import org.postgresql.util.DriverInfo;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * What the numbers were taken on.
 */
final class Machine {

	private static final Path CPU = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	static List<String> describe(NeonSimulator simulator, List<String> flags) throws IOException, SQLException {
		return List.of(
				Runtime.getRuntime().availableProcessors() + " cores" + processor() + ", "
						+ System.getProperty("os.name") + " " + System.getProperty("os.arch"),
				"JDK " + Runtime.version() + " (" + System.getProperty("java.vm.name") + "), applications with "
						+ String.join(" ", flags),
				"Spring Boot " + SpringBootVersion.getVersion() + ", HikariCP " + hikari() + ", pgjdbc "
						+ DriverInfo.DRIVER_VERSION + ", Hibernate " + Version.getVersionString() + ", PostgreSQL "
						+ postgres(simulator));
	}

	private static String processor() throws IOException {
		if (!Files.isReadable(CPU)) {
			return "";
		}
		return Files.readAllLines(CPU)
			.stream()
			.filter((line) -> line.startsWith("model name"))
			.findFirst()
			.map((line) -> " (" + line.replaceFirst(".*:\\s*", "") + ")")
			.orElse("");
	}

	private static String hikari() throws IOException {
		return PropertiesLoaderUtils
			.loadProperties(new ClassPathResource("META-INF/maven/com.zaxxer/HikariCP/pom.properties"))
			.getProperty("version");
	}

	private static String postgres(NeonSimulator simulator) throws SQLException {
		simulator.wake();
		try (Connection connection = simulator.superuserConnection()) {
			return connection.getMetaData().getDatabaseProductVersion();
		}
	}

}
