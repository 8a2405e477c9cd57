package io.github.neonspring.boot.testkit.rules;

import java.util.List;
import java.util.Set;

/**
 * What was found in some classes.
 *
 * @param findings the findings, by class and line
 * @param classes how many classes were looked at
 * @param unread what was left out because it could not be read
 */
record Report(List<Finding> findings, int classes, Set<String> unread) {

	String summary() {
		int count = this.findings.size();
		return ((count == 0) ? "Nothing" : (count == 1) ? "1 finding" : count + " findings") + " in " + this.classes
				+ ((this.classes == 1) ? " class" : " classes");
	}

}
