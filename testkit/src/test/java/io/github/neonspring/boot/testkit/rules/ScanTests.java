package io.github.neonspring.boot.testkit.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Scan}.
 */
class ScanTests {

	private static final String NEVER_CLOSED = ScanTests.class.getPackageName().replace('.', '/')
			+ "/snippets/BadJdbc$NeverClosed.class";

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void aFolderIsScanned() throws Exception {
		assertThat(scan(classes("snippets").toString())).isEqualTo(1);
		assertThat(output()).contains("BadJdbc.java:")
			.contains("[connection-not-closed] BadJdbc.NeverClosed.balance()")
			.contains("instead: open it in try-with-resources")
			.doesNotContain("Good");
	}

	@Test
	void nothingFoundIsZero() throws Exception {
		assertThat(scan(classes("clinic").toString())).isZero();
		assertThat(output()).startsWith("Nothing in ");
	}

	@Test
	void theJvmGoesOnAfterNothingIsFound() throws Exception {
		Path report = this.folder.resolve("report.txt");
		Scan.main("--output=" + report, classes("clinic").toString());
		assertThat(report).content().startsWith("Nothing in ");
	}

	@Test
	void whatCannotBeReadIsToldAndTheRestIsScanned() throws Exception {
		Path folder = classes("snippets");
		byte[] whole = Files.readAllBytes(folder.resolve(NEVER_CLOSED));
		Files.createFile(folder.resolve("Empty.class"));
		Files.write(folder.resolve("Cut.class"), Arrays.copyOf(whole, whole.length / 2));
		Files.write(folder.resolve("Newer.class"), newer(whole));
		Files.write(folder.resolve("Odd.class"), odd());
		assertThat(scan("--format=json", folder.toString())).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Could not read Empty,")
			.contains("Could not read Cut,")
			.contains("Could not read Newer,")
			.contains("Could not read Odd.run(),")
			.hasLineCount(4);
		assertThat(JsonPath.<List<String>>read(output(), "$.findings[*].rule")).contains("connection-not-closed",
				"driver-manager");
	}

	@Test
	void aLibraryIsScanned() throws Exception {
		Path jar = Path.of(JdbcTemplate.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		assertThat(scan("--format=json", jar.toString())).isEqualTo(1);
		assertThat(JsonPath.<Integer>read(output(), "$.classes")).isGreaterThan(200);
		assertThat(JsonPath.<List<?>>read(output(), "$.findings")).hasSizeLessThan(25);
	}

	@Test
	void ofASpringBootJarTheOwnClassesAreScanned() throws Exception {
		Path library = zip("library.jar", "", classes("clinic"), null);
		Path jar = zip("application.jar", "BOOT-INF/", classes("snippets"), library);
		assertThat(scan("--format=json", jar.toString())).isEqualTo(1);
		assertThat(JsonPath.<List<String>>read(output(), "$.findings[*].class")).isNotEmpty()
			.allMatch((name) -> name.contains(".snippets.Bad"));
		assertThat(JsonPath.<List<String>>read(output(), "$.findings[*].rule"))
			.contains("repository-stream-not-closed");
	}

	@Test
	void ofAWarTheOwnClassesAreScanned() throws Exception {
		assertThat(scan(zip("application.war", "WEB-INF/", classes("clinic"), null).toString())).isZero();
	}

	@Test
	void sarifHoldsRulesAndPlaces() throws Exception {
		Path report = this.folder.resolve("report.sarif");
		assertThat(scan("--format=sarif", "--output=" + report, classes("snippets").toString())).isEqualTo(1);
		assertThat(output()).contains("findings in").contains(report.toString());
		String sarif = Files.readString(report);
		assertThat(JsonPath.<String>read(sarif, "$.version")).isEqualTo("2.1.0");
		assertThat(JsonPath.<List<String>>read(sarif, "$.runs[0].tool.driver.rules[*].id"))
			.hasSize(LeakRule.values().length);
		int results = JsonPath.<Integer>read(sarif, "$.runs[0].results.length()");
		assertThat(JsonPath.<List<String>>read(sarif, "$.runs[0].results[*].message.text")).hasSize(results);
		assertThat(JsonPath.<List<Integer>>read(sarif,
				"$.runs[0].results[*].locations[0].physicalLocation.region.startLine"))
			.hasSize(results)
			.allMatch((line) -> line > 0);
		for (int i = 0; i < results; i++) {
			int rule = JsonPath.<Integer>read(sarif, "$.runs[0].results[" + i + "].ruleIndex");
			assertThat(JsonPath.<String>read(sarif, "$.runs[0].tool.driver.rules[" + rule + "].id"))
				.isEqualTo(JsonPath.read(sarif, "$.runs[0].results[" + i + "].ruleId"));
		}
	}

	@Test
	void findingsCanBeLeftOut() throws Exception {
		Path ignored = Files.writeString(this.folder.resolve("ignored.txt"), "# known\n.*snippets.Bad.*\n");
		assertThat(scan("--ignore=" + ignored, classes("snippets").toString())).isZero();
	}

	@Test
	void wrongUsageIsTwo() throws Exception {
		Path text = Files.writeString(this.folder.resolve("text.txt"), "no jar");
		Files.createDirectory(this.folder.resolve("empty"));
		assertThat(scan()).isEqualTo(2);
		assertThat(scan("--format=xml", this.folder.toString())).isEqualTo(2);
		assertThat(scan("--verbose", this.folder.toString())).isEqualTo(2);
		assertThat(scan(this.folder.resolve("missing.jar").toString())).isEqualTo(2);
		assertThat(scan(text.toString())).isEqualTo(2);
		assertThat(scan(this.folder.resolve("empty").toString())).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("There is nothing to look at")
			.contains("There is no format xml")
			.contains("There is no option --verbose")
			.contains("There is no file or folder")
			.contains("is neither a jar nor a folder")
			.contains("There are no classes in")
			.contains("Usage: Scan");
	}

	private static byte[] newer(byte[] type) {
		byte[] newer = type.clone();
		newer[6] = 1;
		return newer;
	}

	// Takes from a stack on which there is nothing
	private static byte[] odd() {
		ClassWriter writer = new ClassWriter(0);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Odd", null, "java/lang/Object", null);
		MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
		method.visitInsn(Opcodes.POP);
		method.visitMethodInsn(Opcodes.INVOKESTATIC, "Odd", "run", "()V", false);
		method.visitInsn(Opcodes.RETURN);
		method.visitMaxs(1, 0);
		return writer.toByteArray();
	}

	private int scan(String... arguments) {
		return Scan.run(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), arguments);
	}

	private String output() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	// The compiled classes of a package next to this one, in a folder of their own.
	private Path classes(String name) throws IOException, URISyntaxException {
		Path root = Path.of(ScanTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Path source = root.resolve(ScanTests.class.getPackageName().replace('.', '/')).resolve(name);
		Path target = this.folder.resolve(name);
		try (Stream<Path> files = Files.list(source)) {
			for (Path file : files.toList()) {
				Path copy = target.resolve(root.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		return target;
	}

	private Path zip(String name, String root, Path classes, Path library) throws IOException {
		Path jar = this.folder.resolve(name);
		try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(file)) {
			if (!root.isEmpty()) {
				zip.putNextEntry(new ZipEntry(root));
			}
			try (Stream<Path> files = Files.walk(classes)) {
				for (Path type : files.filter(Files::isRegularFile).toList()) {
					String entry = classes.relativize(type).toString().replace('\\', '/');
					zip.putNextEntry(new ZipEntry((root.isEmpty() ? "" : root + "classes/") + entry));
					Files.copy(type, zip);
				}
			}
			if (library != null) {
				zip.putNextEntry(new ZipEntry(root + "lib/" + library.getFileName()));
				try (InputStream bytes = Files.newInputStream(library)) {
					bytes.transferTo(zip);
				}
			}
		}
		return jar;
	}

}
