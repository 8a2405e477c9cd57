package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operating system's user that PostgreSQL and PgBouncer run as: ourselves, or, since
 * both refuse to run as root, an unprivileged one.
 *
 * @param prefix what goes before a command
 * @param uid the user's number; only of interest where we are root
 * @param gid the group's number
 */
record ProcessUser(List<String> prefix, int uid, int gid) {

	private static final int NOBODY = 65534;

	private static final Duration LIMIT = Duration.ofSeconds(10);

	ProcessUser {
		prefix = List.copyOf(prefix);
	}

	static ProcessUser nobodyIfRoot() {
		return weAreRoot() ? unprivileged(NOBODY, NOBODY) : ourselves();
	}

	/**
	 * Return the user to run with a data directory: where root finds one that belongs to
	 * somebody, it stays theirs.
	 * @param directory the data directory; may be missing
	 * @return the user to run as
	 */
	static ProcessUser ownerOf(Path directory) {
		if (!weAreRoot() || !Files.isDirectory(directory) || CacheDirectory.uid(directory) == 0) {
			return nobodyIfRoot();
		}
		return unprivileged(CacheDirectory.uid(directory), CacheDirectory.gid(directory));
	}

	static boolean weAreRoot() {
		return CacheDirectory.OUR_UID == 0;
	}

	private static ProcessUser ourselves() {
		return new ProcessUser(List.of(), CacheDirectory.OUR_UID, 0);
	}

	private static ProcessUser unprivileged(int uid, int gid) {
		return ways(uid, gid).filter(ProcessUser::works)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"PostgreSQL refuses to run as root, and none of setpriv, runuser and su of this machine can start it"
							+ " as the unprivileged user " + uid
							+ ": install util-linux, or run this process as an ordinary user"));
	}

	private static Stream<ProcessUser> ways(int uid, int gid) {
		List<String> setpriv = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
		List<String> runuser = List.of("runuser", "-u", "nobody", "--");
		List<String> su = List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "nobody", "--");
		Stream<List<String>> ways = (uid != NOBODY) ? Stream.of(setpriv) : Stream.of(setpriv, runuser, su);
		return ways.map((prefix) -> new ProcessUser(prefix, uid, gid));
	}

	private boolean works() {
		Optional<Path> program = Command.find(this.prefix.get(0));
		return program.isPresent() && Command.run(LIMIT, command(List.of("true"))).succeeded();
	}

	List<String> command(List<String> command) {
		return Stream.concat(this.prefix.stream(), command.stream()).toList();
	}

	void own(Path root) throws IOException {
		if (weAreRoot()) {
			for (Path path : FileTree.list(root)) {
				Files.setAttribute(path, "unix:uid", this.uid, LinkOption.NOFOLLOW_LINKS);
				Files.setAttribute(path, "unix:gid", this.gid, LinkOption.NOFOLLOW_LINKS);
			}
		}
	}

}
