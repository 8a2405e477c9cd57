package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A freshly initialised cluster that new servers begin as a copy of, since initdb takes
 * about a second.
 *
 * @param binaries the programs that it is made with
 */
record TemplateCluster(PostgresBinaries binaries) implements ClusterOrigin {

	/** Before, letters beyond ASCII have no case and no order but that of their bytes. */
	private static final int FIRST_WITH_BUILTIN_LOCALES = 17;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Override
	public void copyTo(Path target) throws IOException {
		Path template = CacheDirectory.get("cluster-" + this.binaries.digest(), this::initialise);
		FileTree.copy(template, target);
		Files.delete(target.resolve(".complete"));
		FileTree.makePrivate(target);
	}

	private void initialise(Path directory) throws IOException {
		ProcessUser user = ProcessUser.nobodyIfRoot();
		FileTree.makePrivate(directory);
		user.own(directory);
		Command result = Command.run(LIMIT, environment(new ProcessBuilder(user.command(command(directory)))));
		if (!result.succeeded()) {
			throw new IllegalStateException("PostgreSQL's initdb failed in " + directory + ":\n" + result.output());
		}
		if (ProcessUser.weAreRoot()) {
			new ProcessUser(List.of(), 0, 0).own(directory);
		}
	}

	private List<String> command(Path directory) {
		List<String> command = new ArrayList<>(List.of(this.binaries.program("initdb").toString(),
				"--pgdata=" + directory, "--username=" + PostgresServer.SUPERUSER, "--auth=trust", "--encoding=UTF8",
				"--locale=C", "--no-sync", "--no-instructions"));
		if (this.binaries.major() >= FIRST_WITH_BUILTIN_LOCALES) {
			command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
		}
		return command;
	}

	static ProcessBuilder environment(ProcessBuilder builder) {
		builder.environment().keySet().removeIf((name) -> name.startsWith("PG") || name.startsWith("LC_"));
		builder.environment().put("LC_ALL", "C");
		return builder;
	}

}
