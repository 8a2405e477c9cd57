package io.github.neonspring.boot.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was written behind {@code --neon.command}: words, and options that begin with two
 * dashes. A command gets what follows its name.
 *
 * @param words the words, in order; several between quotes are one
 * @param options the options without their dashes; the value is empty where there is none
 * @since 0.1.0
 */
public record CommandLine(List<String> words, Map<String, String> options) {

	private static final Pattern TOKEN = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+|[\"']");

	public CommandLine {
		words = List.copyOf(words);
		options = Map.copyOf(options);
	}

	static CommandLine parse(String text) {
		List<String> words = new ArrayList<>();
		Map<String, String> options = new LinkedHashMap<>();
		Matcher token = TOKEN.matcher(text);
		while (token.find()) {
			String word = token.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2");
			if (word.startsWith("--")) {
				String[] option = word.substring(2).split("=", 2);
				options.put(option[0], (option.length > 1) ? option[1] : "");
			}
			else {
				words.add(word);
			}
		}
		return new CommandLine(words, options);
	}

	boolean begins(List<String> name) {
		return name.size() <= this.words.size() && this.words.subList(0, name.size()).equals(name);
	}

	CommandLine without(List<String> name) {
		return new CommandLine(this.words.subList(name.size(), this.words.size()), this.options);
	}

	/**
	 * Whether the option was given, with or without a value.
	 * @param option the option without its dashes
	 * @return {@code true} if it was
	 */
	public boolean has(String option) {
		return this.options.containsKey(option);
	}

	/**
	 * Make sure that there are not more words than the command understands.
	 * @param count how many words the command understands
	 * @return this line
	 * @throws WrongUsageException if there are more
	 */
	public CommandLine atMost(int count) {
		if (this.words.size() > count) {
			throw new WrongUsageException("'" + this.words.get(count) + "' is one word too many");
		}
		return this;
	}

	void understoodBy(Set<String> known) {
		this.options.keySet().stream().filter((option) -> !known.contains(option)).findFirst().ifPresent((option) -> {
			throw new WrongUsageException("there is no option --" + option);
		});
	}

	String text() {
		return String.join(" ", this.words);
	}

}
