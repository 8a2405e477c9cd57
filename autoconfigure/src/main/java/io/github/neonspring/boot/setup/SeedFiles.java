package io.github.neonspring.boot.setup;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Finds the seed files: in order of the number that their names begin with, then by name,
 * whatever the location they come from.
 */
final class SeedFiles {

	private static final Pattern NUMBER = Pattern.compile("^(\\d+)");

	private final ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();

	private final List<String> locations;

	SeedFiles(List<String> locations) {
		this.locations = locations;
	}

	/**
	 * Find the files.
	 * @param problems gets what is wrong with the locations
	 * @return the files in the order in which they are loaded
	 */
	List<SeedFile> find(List<SetupProblem> problems) {
		List<SeedFile> files = new ArrayList<>();
		for (String location : this.locations) {
			find(location, files, problems);
		}
		files.sort(Comparator.comparing(SeedFiles::number).thenComparing(SeedFile::name));
		for (int i = 1; i < files.size(); i++) {
			if (files.get(i).name().equals(files.get(i - 1).name())) {
				problems.add(new SetupProblem("There are two seed files named " + files.get(i).name(),
						"Rename one of them: a seed file is remembered by its name."));
			}
		}
		return files;
	}

	private void find(String location, List<SeedFile> files, List<SetupProblem> problems) {
		int before = files.size();
		try {
			for (Resource resource : resources(location)) {
				files.add(SeedFile.of(resource));
			}
		}
		catch (IOException ex) {
			problems.add(new SetupProblem("The seed location " + location + " cannot be read: " + ex.getMessage(),
					"Correct neon.setup.seed-locations."));
			return;
		}
		if (files.size() == before) {
			problems.add(new SetupProblem("There is no .sql or .csv file in the seed location " + location,
					"Correct neon.setup.seed-locations, such as classpath:db/seed or file:/srv/seed."));
		}
	}

	private List<Resource> resources(String location) throws IOException {
		Resource single = this.resolver.getResource(location);
		if (isSeed(single)) {
			return single.isReadable() ? List.of(single) : List.of();
		}
		String directory = location.endsWith("/") ? location : location + "/";
		return Stream.of(this.resolver.getResources(directory.replaceFirst("^classpath:", "classpath*:") + "*"))
			.filter((resource) -> isSeed(resource) && resource.isReadable())
			.toList();
	}

	private static boolean isSeed(Resource resource) {
		String name = String.valueOf(resource.getFilename()).toLowerCase(Locale.ROOT);
		return name.endsWith(".sql") || name.endsWith(".csv");
	}

	private static BigInteger number(SeedFile file) {
		Matcher matcher = NUMBER.matcher(file.name());
		return matcher.find() ? new BigInteger(matcher.group(1)) : BigInteger.TEN.pow(30);
	}

}
