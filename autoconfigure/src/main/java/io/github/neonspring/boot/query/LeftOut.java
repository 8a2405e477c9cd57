package io.github.neonspring.boot.query;

/**
 * What was not told since something was told last.
 *
 * @param times how often
 * @param ofOthers whether of other statements too, of which there are too many to tell
 * them apart
 */
record LeftOut(int times, boolean ofOthers) {

	/**
	 * Say it in words.
	 * @param how what a statement was: slow or repeated
	 * @return the words, which go on after others
	 */
	String inWords(String how) {
		if (this.times == 0) {
			return "";
		}
		return this.ofOthers
				? "; others, too many to be told apart, were " + how + " " + this.times
						+ " times since one of them was logged last"
				: "; it was " + how + " " + this.times + " more times since this was logged last";
	}

}
