package io.github.neonspring.boot.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Something that is not as Flyway left it.
 */
final class Deviation {

	private final String name;

	private final List<String> statements = new ArrayList<>();

	private final List<Consumer<Path>> files = new ArrayList<>();

	private final List<Consumer<FluentConfiguration>> settings = new ArrayList<>();

	Deviation(String name) {
		this.name = name;
	}

	Deviation sql(String sql) {
		this.statements.add(sql);
		return this;
	}

	Deviation file(String file, String text) {
		this.files.add((folder) -> {
			try {
				Files.createDirectories(folder.resolve(file).getParent());
				Files.writeString(folder.resolve(file), text);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		return this;
	}

	Deviation without(String file) {
		this.files.add((folder) -> {
			try {
				Files.delete(folder.resolve(file));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		return this;
	}

	Deviation setting(Consumer<FluentConfiguration> setting) {
		this.settings.add(setting);
		return this;
	}

	List<String> statements() {
		return this.statements;
	}

	void change(Path folder) {
		this.files.forEach((file) -> file.accept(folder));
	}

	void configure(FluentConfiguration configuration) {
		this.settings.forEach((setting) -> setting.accept(configuration));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
