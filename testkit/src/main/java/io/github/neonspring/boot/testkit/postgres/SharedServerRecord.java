package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where the JVMs of one build find their server: in the directory of a server is a file
 * that names the build.
 *
 * @param build the directory of the build
 */
record SharedServerRecord(Path build) {

	Path lockFile() {
		UUID name = UUID.nameUUIDFromBytes(key().getBytes(StandardCharsets.UTF_8));
		return TemporaryDirectory.root().resolve("neon-shared-" + CacheDirectory.OUR_UID + "-" + name + ".lock");
	}

	// Other binaries are another server
	private String key() {
		return this.build.toAbsolutePath().normalize() + " " + PostgresBinaries.unpacked().digest();
	}

	List<SharedHome> runs() throws IOException {
		List<SharedHome> homes = new ArrayList<>();
		try (DirectoryStream<Path> runs = Files.newDirectoryStream(TemporaryDirectory.root(),
				RunDirectory.PREFIX + "*")) {
			for (Path run : runs) {
				if (isOurs(run) && key().equals(new SharedHome(run).build())) {
					homes.add(new SharedHome(run));
				}
			}
		}
		return homes;
	}

	private static boolean isOurs(Path run) {
		return Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS) && CacheDirectory.uid(run) == CacheDirectory.OUR_UID;
	}

	void write(SharedHome home) throws IOException {
		Files.writeString(home.record(), key());
	}

}
