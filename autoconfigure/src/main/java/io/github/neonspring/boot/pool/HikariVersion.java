package io.github.neonspring.boot.pool;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Properties;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The version of HikariCP on the class path, which is the application's to choose.
 *
 * @param number the version, such as {@code 7.0.2}; empty if it is not known
 */
record HikariVersion(String number) {

	static final String PROPERTIES = "META-INF/maven/com.zaxxer/HikariCP/pom.properties";

	static HikariVersion current() {
		try {
			Properties properties = PropertiesLoaderUtils.loadProperties(new ClassPathResource(PROPERTIES));
			return new HikariVersion(properties.getProperty("version", ""));
		}
		catch (IOException ex) {
			return new HikariVersion("");
		}
	}

	boolean isBefore(String other) {
		return this.number.matches("\\d+(\\.\\d+)*") && Version.parse(this.number).compareTo(Version.parse(other)) < 0;
	}

	@Override
	public String toString() {
		return this.number;
	}

}
