package io.github.neonspring.boot.migration.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;
import io.github.neonspring.boot.migration.NeonMigrationProperties;

/**
 * The command {@code migrate create}. Opens no connection, unless the migration is to be
 * drafted from the entities.
 */
final class MigrateCreate implements NeonCommand {

	private static final String JPA = "org.springframework.orm.jpa.AbstractEntityManagerFactoryBean";

	private static final String UNDO = "undo";

	private static final String DIRECTORY = "directory";

	private static final String FROM_ENTITIES = "from-entities";

	private final ConfigurableApplicationContext context;

	private final Path workingDirectory;

	private final Clock clock;

	MigrateCreate(ConfigurableApplicationContext context, Path workingDirectory, Clock clock) {
		this.context = context;
		this.workingDirectory = workingDirectory;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "migrate create";
	}

	@Override
	public String usage() {
		return "migrate create <words> [--undo] [--from-entities] [--directory=<path>]";
	}

	@Override
	public String summary() {
		return "Write a new migration into the source tree";
	}

	@Override
	public Set<String> options() {
		return Set.of(UNDO, DIRECTORY, FROM_ENTITIES);
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) throws IOException {
		String description = ScriptNames.description(line.words());
		SourceTree sources = new SourceTree(this.workingDirectory, classLoader());
		List<String> locations = locations();
		Path directory = directory(line, sources, locations).orElse(null);
		if (directory == null) {
			output.error("There is no src/main/resources in " + this.workingDirectory
					+ ". Run the command in the project's directory, or say where the file goes: --directory=<path>");
			return CommandExit.FAILED;
		}
		Path undoDirectory = line.has(UNDO) ? undoDirectory(sources, directory).orElse(null) : directory;
		if (undoDirectory == null) {
			output.error("No location of undo scripts is in a source tree. Set neon.migration.undo-locations, for"
					+ " example to filesystem:<path>");
			return CommandExit.FAILED;
		}
		Optional<String> content = line.has(FROM_ENTITIES) ? draft() : Optional.of("");
		if (content.isEmpty()) {
			output.say("The schema has everything that the entities need: no file is written.");
			output.json(Map.of("created", List.of()));
			return CommandExit.DONE;
		}
		ScriptNames names = ScriptNames.of(this.context.getEnvironment());
		String version = new NextVersion(this.clock)
			.after(new ExistingVersions(this.context.getBeanFactory(), names).in(directory, locations));
		Map<Path, String> files = new LinkedHashMap<>();
		files.put(directory.resolve(names.file(version, description)), content.get());
		if (line.has(UNDO)) {
			files.put(undoDirectory.resolve(names.undoFile(version, description)), "");
		}
		List<String> created = create(files).stream().map(sources::relative).toList();
		created.forEach((file) -> output.say("Created " + file));
		output.json(Map.of("created", created));
		return CommandExit.DONE;
	}

	private ClassLoader classLoader() {
		ClassLoader classLoader = this.context.getClassLoader();
		return (classLoader != null) ? classLoader : getClass().getClassLoader();
	}

	private List<String> locations() {
		Environment environment = this.context.getEnvironment();
		return Binder.get(environment)
			.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElse(List.of("classpath:db/migration"));
	}

	private Optional<Path> undoDirectory(SourceTree sources, Path directory) {
		List<String> locations = Binder.get(this.context.getEnvironment())
			.bindOrCreate("neon.migration", NeonMigrationProperties.class)
			.getUndoLocations();
		return locations.stream().flatMap((location) -> sources.directory(location, directory).stream()).findFirst();
	}

	private Optional<Path> directory(CommandLine line, SourceTree sources, List<String> locations) {
		String directory = line.options().get(DIRECTORY);
		return (directory != null && !directory.isEmpty()) ? Optional.of(this.workingDirectory.resolve(directory))
				: locations.stream().flatMap((location) -> sources.directory(location).stream()).findFirst();
	}

	private Optional<String> draft() {
		if (!ClassUtils.isPresent(JPA, classLoader())) {
			throw new IllegalStateException("This application has no entities: JPA is not on the class path.");
		}
		return new EntityDraft(this.context.getBeanFactory()).write();
	}

	private static Set<Path> create(Map<Path, String> files) throws IOException {
		for (Path file : files.keySet()) {
			if (Files.exists(file)) {
				throw new FileAlreadyExistsException(file.toString(), null,
						"it exists already, and nothing is written");
			}
		}
		for (Map.Entry<Path, String> file : files.entrySet()) {
			Files.createDirectories(file.getKey().getParent());
			Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		}
		return files.keySet();
	}

}
