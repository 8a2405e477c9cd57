package io.github.neonspring.boot.setup;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Checks the database at the end of a start, before a web server takes requests.
 *
 * @param provider puts the check together
 * @param setup the set-up, which is done first also where beans are created lazily
 * @param rule says whether to check
 * @param report what the check is noted in
 */
record VerificationAtStart(SetupProvider provider, ObjectProvider<SetupAfterMigrations> setup, SetupRule rule,
		SetupReport report) implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(VerificationAtStart.class);

	@Override
	public void afterSingletonsInstantiated() {
		if (this.rule.verifiesAtStart()) {
			this.provider.initialize();
			this.setup.getIfAvailable();
			this.provider.check().ifPresent((check) -> tell(check.run()));
		}
	}

	private void tell(CheckReport report) {
		this.report.checked(report.findings().stream().map(VerificationAtStart::line).toList());
		for (Finding finding : report.findings()) {
			String line = "Check: " + line(finding);
			if (finding.status() == FindingStatus.OK) {
				logger.info(line);
			}
			else {
				logger.warn(line);
			}
		}
		if (!report.failures().isEmpty()) {
			throw new VerificationException(report.database(), report.failures());
		}
	}

	private static String line(Finding finding) {
		return "%s: %s".formatted(finding.status(), finding.describe());
	}

}
